package io.github.collapsar.network;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a network in the order of the flat vector, while they are being declared. */
final class ParameterList {

  private final List<ParameterBlock> blocks = new ArrayList<>();
  private int layers;
  private int fanIn = 1;
  private int length;

  /** The blocks that follow belong to a new layer. */
  void beginLayer(int itsFanIn) {
    fanIn = itsFanIn;
    layers++;
  }

  void add(String name, int count, ParameterBlock.Start start) {
    String full = (layers - 1) + "." + name;
    blocks.add(new ParameterBlock(full, length, count, fanIn, start));
    length = Math.addExact(length, count);
  }

  /** The number of parameters so far. */
  int length() {
    return length;
  }

  List<ParameterBlock> blocks() {
    return List.copyOf(blocks);
  }
}
