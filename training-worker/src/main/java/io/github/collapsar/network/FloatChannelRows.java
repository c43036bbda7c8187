package io.github.collapsar.network;

import io.github.collapsar.vectorization.FloatMatrixProducts;
import java.util.Arrays;

/**
 * Where products leave the channels of pixels, in single precision: in their place if the channels
 * fill whole vectors, else in rows that do, to be copied from there.
 */
final class FloatChannelRows {

  private final int channels;
  private final boolean direct;
  private final int[] rows;
  private final float[] wide;

  /** For so many pixels at a time. */
  FloatChannelRows(int channels, int pixels) {
    this.channels = channels;
    int columns = FloatMatrixProducts.filled(channels);
    this.direct = columns == channels;
    this.rows = new int[pixels];
    Arrays.setAll(rows, pixel -> pixel * columns);
    this.wide = new float[direct ? 0 : pixels * columns];
  }

  /** The array for a product that is meant for another. */
  float[] target(float[] meant) {
    return direct ? meant : wide;
  }

  /** Where it begins there. */
  int targetAt(int pixel) {
    return direct ? pixel * channels : 0;
  }

  /** Where the pixels begin, from there. */
  int[] rows() {
    return rows;
  }

  /** Copies a product's pixels to their place, if they are not there. */
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
