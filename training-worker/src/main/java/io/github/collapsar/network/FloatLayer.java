package io.github.collapsar.network;

import java.util.function.Consumer;

/**
 * A layer at work, in single precision. Examples lie one after the other, channel by channel, row
 * by row. Arrays that it returns are its own, longer than needed, and valid until it is called
 * again.
 */
interface FloatLayer {

  /** Whether a layer that treats the two differently is in training or in use. */
  enum Mode {
    TRAINING,
    USE
  }

  /** Numbers beyond the end of every array that passes between layers: kernels may read them. */
  int SLACK = 64;

  /**
   * What the layer makes of its inputs, which must not change until {@link #backward} is done.
   *
   * @param parameters the flat vector
   */
  float[] forward(float[] parameters, float[] inputs, int examples, Mode mode);

  /**
   * Goes back through the last {@link #forward}.
   *
   * @param slopes of the loss with respect to this layer's outputs
   * @param gradient the flat vector's; the layer writes its own entries
   * @return the slopes with respect to its inputs; nothing of use from a network's first layer
   */
  float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples);

  /** Shows what the layer remembers besides parameters, to be saved or restored in place. */
  default void memory(Consumer<float[]> visitor) {}

  /** An array at least so long, with slack; the given one if it is. */
  static float[] grown(float[] array, int length) {
    return array.length < length + SLACK ? new float[length + SLACK] : array;
  }
}
