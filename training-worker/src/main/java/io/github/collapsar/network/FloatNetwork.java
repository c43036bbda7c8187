package io.github.collapsar.network;

import java.util.function.Consumer;

/**
 * A network as a loss and its gradient over one flat parameter vector, in single precision. Used by
 * one thread at a time; other networks may be used beside it.
 */
interface FloatNetwork {

  /**
   * The loss at some parameters, averaged over a minibatch.
   *
   * @param gradient receives its gradient, all of it
   */
  double lossAndGradient(float[] parameters, Batch batch, float[] gradient);

  /**
   * What some of the layers make of examples.
   *
   * @param layers how many of them, from the first on
   * @return one example after the other; valid until the network is used again
   */
  float[] outputs(float[] parameters, Batch batch, int layers);

  /** Shows what the network remembers besides parameters. */
  void memory(Consumer<float[]> visitor);

  /** Gives back what is not on the heap. */
  default void close() {}
}
