package io.github.collapsar.network.training;

import io.github.collapsar.kernel.ParameterShape;
import io.github.collapsar.network.architecture.ParameterBlock;
import java.util.Arrays;
import java.util.List;

/** A network's flat vector, as removals and decay see it. */
public final class FlatParameters implements ParameterShape {

  private final int[] fanIns;
  private final int decayed;
  private final double[] start;

  /**
   * A vector before training, which decays.
   *
   * @param start its values; not to be changed
   */
  public FlatParameters(List<ParameterBlock> blocks, double[] start) {
    this(blocks, start, start.length);
  }

  /**
   * The same for a vector of which only a part decays.
   *
   * @param decayed the number of parameters that decay, from the first on
   */
  public FlatParameters(List<ParameterBlock> blocks, double[] start, int decayed) {
    this.decayed = decayed;
    this.start = start;
    this.fanIns = new int[start.length];
    for (ParameterBlock block : blocks) {
      Arrays.fill(fanIns, block.offset(), block.offset() + block.length(), block.fanIn());
    }
  }

  /** The values before training. */
  double[] start() {
    return start;
  }

  @Override
  public int parameters() {
    return fanIns.length;
  }

  @Override
  public double fanIn(int parameter) {
    return fanIns[parameter];
  }

  @Override
  public boolean decays(int parameter) {
    return parameter < decayed;
  }
}
