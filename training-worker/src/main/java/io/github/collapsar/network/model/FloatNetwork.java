package io.github.collapsar.network.model;

import java.util.function.Consumer;

/**
 * A network as a loss and its gradient over one flat parameter vector, in single precision. Used by
 * one thread at a time; other networks may be used beside it.
 */
public interface FloatNetwork {

  /**
   * The loss averaged over a minibatch.
   *
   * @param gradient receives its whole gradient
   */
  double lossAndGradient(float[] parameters, Batch batch, float[] gradient);

  /**
   * The outputs of the first layers in inference.
   *
   * @param layers the number of layers
   * @return one example after the other; valid until the next call
   */
  float[] outputs(float[] parameters, Batch batch, int layers);

  /** Shows the network's state besides parameters, to be saved or restored in place. */
  void memory(Consumer<float[]> visitor);

  /** Frees memory off the heap. */
  default void close() {}
}
