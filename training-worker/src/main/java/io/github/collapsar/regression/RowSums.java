package io.github.collapsar.regression;

/** Sums of floats in {@link #CHAINS} chains that are then added from the first to the last. */
public interface RowSums {

  /** The i-th float goes to chain i mod this; part of the numerics. */
  int CHAINS = 16;

  /** The sum of {@code length} floats from {@code offset} on. */
  float sum(float[] values, int offset, int length);
}
