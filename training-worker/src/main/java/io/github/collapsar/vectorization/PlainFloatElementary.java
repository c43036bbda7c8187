package io.github.collapsar.vectorization;

/** One number after the other; also what a vector leaves over. */
public final class PlainFloatElementary implements FloatElementary {

  @Override
  public void tanh(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = tanh(values[i]);
    }
  }

  @Override
  public void sigmoid(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = sigmoid(values[i]);
    }
  }

  /** tanh x = (e²ˣ − 1) / (e²ˣ + 1). */
  public static float tanh(float x) {
    float y = limited(x + x);
    float rounded = Math.fma(y, LOG2_E, ROUNDING);
    float power = power(rounded);
    float less = Math.fma(power, series(y, rounded - ROUNDING), power - 1f);
    return less / (less + 2f);
  }

  /** 1 / (1 + e⁻ˣ) = eˣ / (eˣ + 1). */
  public static float sigmoid(float x) {
    float y = limited(x);
    float rounded = Math.fma(y, LOG2_E, ROUNDING);
    float power = power(rounded);
    float exponential = Math.fma(power, series(y, rounded - ROUNDING), power);
    return exponential / (exponential + 1f);
  }

  private static float limited(float y) {
    float below = y > LIMIT ? LIMIT : y;
    return below < -LIMIT ? -LIMIT : below;
  }

  /** 2ᵏ of the k that rounding left in the lowest bits. */
  private static float power(float rounded) {
    return Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << MANTISSA) + ONE);
  }

  /** eʳ − 1. */
  private static float series(float y, float k) {
    float r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, y));
    float sum = C8;
    sum = Math.fma(sum, r, C7);
    sum = Math.fma(sum, r, C6);
    sum = Math.fma(sum, r, C5);
    sum = Math.fma(sum, r, C4);
    sum = Math.fma(sum, r, C3);
    sum = Math.fma(sum, r, C2);
    return Math.fma(sum, r * r, r);
  }
}
