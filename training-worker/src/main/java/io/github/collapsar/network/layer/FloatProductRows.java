package io.github.collapsar.network.layer;

import io.github.collapsar.vectorization.FloatMatrixProducts;
import java.util.Arrays;

/**
 * The target of products with a row of channels a pixel, in single precision: the layer's own array
 * if the channels fill whole vectors, else wider rows, which are then copied.
 */
final class FloatProductRows {

  private final int channels;
  private final boolean direct;
  private final int[] rows;
  private final float[] wide;

  /**
   * Rows of a layer.
   *
   * @param pixels the number of pixels at a time
   */
  FloatProductRows(int channels, int pixels) {
    this.channels = channels;
    int columns = FloatMatrixProducts.filled(channels);
    this.direct = columns == channels;
    this.rows = new int[pixels];
    Arrays.setAll(rows, pixel -> pixel * columns);
    this.wide = new float[direct ? 0 : pixels * columns];
  }

  /** The array that a product is written to on its way to a layer's array. */
  float[] target(float[] meant) {
    return direct ? meant : wide;
  }

  /** The index in that array at which it begins. */
  int targetAt(int pixel) {
    return direct ? pixel * channels : 0;
  }

  /** The index at which each pixel begins, from there. */
  int[] rows() {
    return rows;
  }

  /** Copies a product's pixels to the layer's array if they are not there. */
  void store(int pixels, float[] meant, int first) {
    if (direct) {
      return;
    }
    for (int pixel = 0; pixel < pixels; pixel++) {
      int to = (first + pixel) * channels;
      for (int channel = 0; channel < channels; channel++) {
        meant[to + channel] = wide[rows[pixel] + channel];
      }
    }
  }
}
