package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.TensorShape;
import java.util.Arrays;

/**
 * Sums over the channels of a batch, in single precision; {@link ChannelOrder#CHANNELS_LAST}. Rows
 * of pixels are added up first: they are long enough for vectors whatever the number of channels.
 */
final class FloatChannelSums {

  private FloatChannelSums() {}

  /**
   * The sum of each channel over examples and pixels.
   *
   * @param sums receives one number a channel, from {@code at} on
   */
  static void sum(float[] values, TensorShape shape, int examples, float[] sums, int at) {
    float[] row = new float[shape.width() * shape.channels()];
    for (int y = 0; y < examples * shape.height(); y++) {
      add(values, y * row.length, row);
    }
    fold(row, shape.channels(), sums, at);
  }

  private static void add(float[] values, int from, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[from + i];
    }
  }

  /** Adds up the pixels of a row. */
  static void fold(float[] row, int channels, float[] sums, int at) {
    Arrays.fill(sums, at, at + channels, 0);
    for (int i = 0; i < row.length; i += channels) {
      for (int channel = 0; channel < channels; channel++) {
        sums[at + channel] += row[i + channel];
      }
    }
  }

  /** Copies a row's first pixel to the others. */
  static void spread(float[] row, int channels) {
    for (int i = channels; i < row.length; i += channels) {
      System.arraycopy(row, 0, row, i, channels);
    }
  }
}
