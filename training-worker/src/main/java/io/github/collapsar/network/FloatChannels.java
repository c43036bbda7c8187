package io.github.collapsar.network;

/** Sums over the channels of a batch. */
final class FloatChannels {

  private FloatChannels() {}

  /**
   * The sum of every channel over examples and places.
   *
   * @param sums receives one number a channel, from {@code at} on
   */
  static void sum(float[] values, Shape shape, int examples, float[] sums, int at) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      float sum = 0;
      for (int example = 0; example < examples; example++) {
        int from = example * shape.size() + channel * shape.plane();
        sum += sum(values, from, from + shape.plane());
      }
      sums[at + channel] = sum;
    }
  }

  /** The sum of a range: four sums side by side, which a processor adds up at once. */
  static float sum(float[] values, int from, int to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < to; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }

  /** The sum of the products of two ranges. */
  static float product(float[] left, float[] right, int from, int to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += left[i] * right[i];
      b += left[i + 1] * right[i + 1];
      c += left[i + 2] * right[i + 2];
      d += left[i + 3] * right[i + 3];
    }
    for (; i < to; i++) {
      a += left[i] * right[i];
    }
    return (a + b) + (c + d);
  }
}
