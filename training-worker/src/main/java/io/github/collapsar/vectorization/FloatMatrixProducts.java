package io.github.collapsar.vectorization;

/** The innermost loops of products. Arrays have fewer than 2²⁸ numbers. */
public interface FloatMatrixProducts {

  /** Lengths are multiples of this many, whatever the machine's vectors. */
  int LANES = Vectorization.LANES;

  /** {@link #correlate} asks for at least so many rows. */
  int FEWEST = 16;

  /**
   * c[r, j] ← Σₖ a[r, k]·b[k, j], each sum one fused multiply-add after the other.
   *
   * @param rows of a and c
   * @param columns of b and c; fewer than fill a vector take long
   * @param depth columns of a and rows of b
   * @param aRow from a row of a to the next
   * @param aDepth from a column of a to the next; fast where this or {@code aRow} is 1
   * @param bRow from a row of b to the next
   * @param cRow from a row of c to the next
   */
  void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aDepth,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow);

  /**
   * c[r, j] ← Σₜ Σₖ a[r, t, k]·b[t·run + k, j]: products of what lies in a at several places with
   * one matrix. Row r of a is {@code runs} ranges of {@code run} numbers, the first at {@code aAt +
   * aRows[r]}, each {@code aRun} after the one before.
   *
   * @param rows of a and c
   * @param columns of b and c; a multiple of {@link #LANES}
   * @param cRows where the rows of c begin, from {@code cAt}
   */
  void convolve(
      int rows,
      int columns,
      int runs,
      int run,
      float[] a,
      int aAt,
      int[] aRows,
      int aRun,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int[] cRows);

  /**
   * c[r, j] ← Σₖ a[k, r]·b[k, j]. Row k of a is the range at {@code aAt + aRows[k]}.
   *
   * @param rows of c, columns of a; at least {@link #FEWEST}
   * @param columns of b and c; a multiple of {@link #LANES}
   * @param depth rows of a and b
   * @param bRow from a row of b to the next, which may overlap
   */
  void correlate(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int[] aRows,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt);

  /** So many numbers and as many more as fill a multiple of {@link #LANES}. */
  static int filled(int length) {
    return (length + LANES - 1) / LANES * LANES;
  }
}
