package io.github.collapsar.network;

import io.github.collapsar.kernel.ParameterShape;
import java.util.Arrays;
import java.util.List;

/** A network's flat vector, as removals see it. */
final class FlatShape implements ParameterShape {

  private final int[] fanIns;
  private final int decayed;

  FlatShape(List<ParameterBlock> blocks) {
    this(blocks, Integer.MAX_VALUE);
  }

  /**
   * A vector of which only a part decays.
   *
   * @param decayed the first parameters, so many
   */
  FlatShape(List<ParameterBlock> blocks, int decayed) {
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
