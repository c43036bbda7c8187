package io.github.collapsar.reference;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * A scenario's loss written for automatic differentiation: what its kernels are compared with.
 * Implementations have a public constructor without arguments and are listed in {@code
 * META-INF/services/io.github.collapsar.reference.LossReference} of their jar.
 */
public interface LossReference {

  /** The scenario's name. */
  String scenario();

  /**
   * The loss without decay, as a graph.
   *
   * @param graph what the loss is made of
   * @return the loss of each example in each lane; shape [examples, width]
   */
  SDVariable loss(LossGraph graph);
}
