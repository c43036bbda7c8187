package io.github.collapsar.vectorization;

/** One number after the other; also what a vector leaves over. */
public final class PlainDoubleElementary implements DoubleElementary {

  @Override
  public void tanh(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = tanh(values[i]);
    }
  }

  @Override
  public void sigmoid(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = sigmoid(values[i]);
    }
  }

  /** tanh x = (e²ˣ − 1) / (e²ˣ + 1). */
  public static double tanh(double x) {
    double y = limited(x + x);
    double rounded = Math.fma(y, LOG2_E, ROUNDING);
    double power = power(rounded);
    double less = Math.fma(power, series(y, rounded - ROUNDING), power - 1.0);
    return less / (less + 2.0);
  }

  /** 1 / (1 + e⁻ˣ) = eˣ / (eˣ + 1). */
  public static double sigmoid(double x) {
    double y = limited(x);
    double rounded = Math.fma(y, LOG2_E, ROUNDING);
    double power = power(rounded);
    double exponential = Math.fma(power, series(y, rounded - ROUNDING), power);
    return exponential / (exponential + 1.0);
  }

  private static double limited(double y) {
    double below = y > LIMIT ? LIMIT : y;
    return below < -LIMIT ? -LIMIT : below;
  }

  /** 2ᵏ of the k that rounding left in the lowest bits. */
  private static double power(double rounded) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) << MANTISSA) + ONE);
  }

  /** eʳ − 1. */
  private static double series(double y, double k) {
    double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, y));
    double sum = C13;
    sum = Math.fma(sum, r, C12);
    sum = Math.fma(sum, r, C11);
    sum = Math.fma(sum, r, C10);
    sum = Math.fma(sum, r, C9);
    sum = Math.fma(sum, r, C8);
    sum = Math.fma(sum, r, C7);
    sum = Math.fma(sum, r, C6);
    sum = Math.fma(sum, r, C5);
    sum = Math.fma(sum, r, C4);
    sum = Math.fma(sum, r, C3);
    sum = Math.fma(sum, r, C2);
    return Math.fma(sum, r * r, r);
  }
}
