package io.github.collapsar.network.training;

import io.github.collapsar.kernel.ParameterShape;
import io.github.collapsar.network.architecture.ParameterBlock;
import java.util.Arrays;
import java.util.List;

/** A network's flat vector, as removals and decay see it. */
public final class FlatParameters implements ParameterShape {

  private final int[] fanIns;
  private final int decayed;

  /** A vector that decays. */
  public FlatParameters(List<ParameterBlock> blocks) {
    this(blocks, Integer.MAX_VALUE);
  }

  /**
   * A vector of which only a part decays.
   *
   * @param decayed the number of parameters that decay, from the first on
   */
  public FlatParameters(List<ParameterBlock> blocks, int decayed) {
    this.decayed = decayed;
    ParameterBlock last = blocks.get(blocks.size() - 1);
    this.fanIns = new int[last.offset() + last.length()];
    for (ParameterBlock block : blocks) {
      Arrays.fill(fanIns, block.offset(), block.offset() + block.length(), block.fanIn());
    }
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
