package io.github.collapsar.random;

import java.util.Random;

/**
 * Standard normal values for tests that exist in both precisions: {@code floats} becomes {@code
 * doubles} in the generated form, {@code singles} stays.
 */
public final class Draws {

  private Draws() {}

  /** Values in the precision of the test. */
  public static float[] floats(Random random, int count) {
    return singles(random, count);
  }

  /** Values in the precision of the test. */
  public static double[] doubles(Random random, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Data, which are floats in either precision. */
  public static float[] singles(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
