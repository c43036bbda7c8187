package io.github.collapsar.vectorization;

/**
 * Functions of double precision arrays, in place, within four units in the last place. NaN stays
 * NaN.
 *
 * <p>Both begin with eʸ = 2ᵏ·eʳ, y = k·ln 2 + r, |r| ≤ ½ ln 2, and the series of eʳ − 1 up to the
 * power 13, evaluated with fused multiply-add.
 */
public interface DoubleElementary {

  /** Rounds to whole numbers when added and taken off again; they are its lowest bits. */
  double ROUNDING = 0x1.8p52;

  double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts; k times the first is exact. */
  double LN2_HIGH = 0x1.62e42fefa38p-1;

  double LN2_LOW = 0x1.ef35793c7673p-45;

  /** Beyond this, (eʸ − 1) / (eʸ + 1) is 1. */
  double LIMIT = 40.0;

  /** Bits of the mantissa. */
  int MANTISSA = 52;

  /** The bits of 1. */
  long ONE = 1023L << MANTISSA;

  double C2 = 1.0 / 2.0;

  double C3 = 1.0 / 6.0;

  double C4 = 1.0 / 24.0;

  double C5 = 1.0 / 120.0;

  double C6 = 1.0 / 720.0;

  double C7 = 1.0 / 5040.0;

  double C8 = 1.0 / 40320.0;

  double C9 = 1.0 / 362880.0;

  double C10 = 1.0 / 3628800.0;

  double C11 = 1.0 / 39916800.0;

  double C12 = 1.0 / 479001600.0;

  double C13 = 1.0 / 6227020800.0;

  /** values[i] ← tanh(values[i]) for i from {@code from} to before {@code to}. */
  void tanh(double[] values, int from, int to);

  /** values[i] ← 1 / (1 + exp(−values[i])) for i from {@code from} to before {@code to}. */
  void sigmoid(double[] values, int from, int to);
}
