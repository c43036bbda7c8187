package io.github.collapsar.network;

import io.github.collapsar.kernel.ParameterShape;
import java.util.Arrays;
import java.util.List;

/** A network's flat vector, as removals see it. */
final class FlatShape implements ParameterShape {

  private final int[] fanIns;

  FlatShape(List<ParameterBlock> blocks) {
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
}
