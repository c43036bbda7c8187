package io.github.collapsar.vectorization;

import java.util.Arrays;

/** One number after the other. */
final class PlainFloatMatrixProducts implements FloatMatrixProducts {

  @Override
  public void multiply(
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
      int cRow) {
    for (int row = 0; row < rows; row++) {
      int to = cAt + row * cRow;
      Arrays.fill(c, to, to + columns, 0);
      for (int k = 0; k < depth; k++) {
        float factor = a[aAt + row * aRow + k * aDepth];
        addProduct(factor, b, bAt + k * bRow, c, to, columns);
      }
    }
  }

  @Override
  public void convolve(
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
      int[] cRows) {
    for (int row = 0; row < rows; row++) {
      int to = cAt + cRows[row];
      Arrays.fill(c, to, to + columns, 0);
      for (int k = 0; k < runs * run; k++) {
        float factor = a[aAt + aRows[row] + k / run * aRun + k % run];
        addProduct(factor, b, bAt + k * columns, c, to, columns);
      }
    }
  }

  @Override
  public void correlate(
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
      int cAt) {
    Arrays.fill(c, cAt, cAt + rows * columns, 0);
    for (int k = 0; k < depth; k++) {
      for (int row = 0; row < rows; row++) {
        float factor = a[aAt + aRows[k] + row];
        addProduct(factor, b, bAt + k * bRow, c, cAt + row * columns, columns);
      }
    }
  }

  private static void addProduct(
      float factor, float[] from, int at, float[] sums, int to, int length) {
    for (int j = 0; j < length; j++) {
      sums[to + j] = Math.fma(factor, from[at + j], sums[to + j]);
    }
  }
}
