package io.github.collapsar.vectorization;

/**
 * Functions of single precision arrays, in place, within four units in the last place. NaN stays
 * NaN.
 *
 * <p>Both begin with eʸ = 2ᵏ·eʳ, y = k·ln 2 + r, |r| ≤ ½ ln 2, and the series of eʳ − 1 up to the
 * power 8, evaluated with fused multiply-add.
 */
public interface FloatElementary {

  /** Rounds to whole numbers when added and taken off again; they are its lowest bits. */
  float ROUNDING = 0x1.8p23f;

  float LOG2_E = 1.442695f;

  /** ln 2 in two parts; k times the first is exact. */
  float LN2_HIGH = 0x1.62e4p-1f;

  float LN2_LOW = 0x1.7f7d1cp-20f;

  /** Beyond this, (eʸ − 1) / (eʸ + 1) is 1. */
  float LIMIT = 20f;

  /** Bits of the mantissa. */
  int MANTISSA = 23;

  /** The bits of 1. */
  int ONE = 127 << MANTISSA;

  float C2 = 1f / 2f;

  float C3 = 1f / 6f;

  float C4 = 1f / 24f;

  float C5 = 1f / 120f;

  float C6 = 1f / 720f;

  float C7 = 1f / 5040f;

  float C8 = 1f / 40320f;

  /** values[i] ← tanh(values[i]) for i from {@code from} to before {@code to}. */
  void tanh(float[] values, int from, int to);

  /** values[i] ← 1 / (1 + exp(−values[i])) for i from {@code from} to before {@code to}. */
  void sigmoid(float[] values, int from, int to);
}
