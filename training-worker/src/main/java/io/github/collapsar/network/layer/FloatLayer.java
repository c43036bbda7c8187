package io.github.collapsar.network.layer;

import java.util.function.Consumer;

/**
 * A layer's forward and backward pass, in single precision. Examples lie one after the other.
 * Arrays that a layer returns are its own, longer than needed, and valid until its next call.
 */
public interface FloatLayer {

  /** Training and inference differ for some layers. */
  enum Mode {
    TRAINING,
    INFERENCE
  }

  /** Numbers beyond the end of each array between layers: kernels may read them. */
  int SLACK = 64;

  /**
   * The outputs for inputs, which must not change until {@link #backward} is done.
   *
   * @param parameters the flat vector
   */
  float[] forward(float[] parameters, float[] inputs, int examples, Mode mode);

  /**
   * Backpropagates through the last {@link #forward}.
   *
   * @param outputGradients the gradient of the loss with respect to this layer's outputs
   * @param gradient the gradient of the flat vector; the layer writes its own entries
   * @return the gradient with respect to its inputs; undefined for a network's first layer
   */
  float[] backward(float[] parameters, float[] outputGradients, float[] gradient, int examples);

  /** Shows the layer's state besides parameters, to be saved or restored in place. */
  default void memory(Consumer<float[]> visitor) {}

  /** An array of at least a length, with slack: the given one if it is long enough. */
  static float[] grown(float[] array, int length) {
    return array.length < length + SLACK ? new float[length + SLACK] : array;
  }
}
