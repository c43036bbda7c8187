package io.github.collapsar.network.architecture;

import java.util.ArrayList;
import java.util.List;

/** Collects the parameters of a network in the order of the flat vector. */
public final class ParameterList {

  private final List<ParameterBlock> blocks = new ArrayList<>();
  private int layers;
  private int fanIn = 1;
  private int length;

  /** Begins a layer, which the next blocks belong to. */
  void beginLayer(int fanInOfLayer) {
    fanIn = fanInOfLayer;
    layers++;
  }

  void add(String name, int count, ParameterBlock.InitialValue start) {
    String full = (layers - 1) + "." + name;
    blocks.add(new ParameterBlock(full, length, count, fanIn, start));
    length = Math.addExact(length, count);
  }

  /** The number of parameters so far. */
  public int length() {
    return length;
  }

  /** The blocks so far. */
  public List<ParameterBlock> blocks() {
    return List.copyOf(blocks);
  }
}
