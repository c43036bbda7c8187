package io.github.collapsar.vectorization;

/** Sums of floats in {@link #CHAINS} chains that are then added from the first to the last. */
public interface RowSums {

  /** The i-th float goes to chain i mod this; part of the numerics. */
  int CHAINS = 16;

  /**
   * Sums up the first floats of some rows.
   *
   * @param offset where the first row starts
   * @param stride from the start of one row to that of the next
   * @param count the number of rows
   * @param length floats of a row to be summed up
   * @param target where in its row the sum goes, not below {@code length}
   */
  void sum(float[] rows, int offset, int stride, int count, int length, int target);
}
