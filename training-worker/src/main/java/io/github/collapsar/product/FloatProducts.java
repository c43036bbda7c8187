package io.github.collapsar.product;

import io.github.collapsar.vectorization.FloatMatrixProducts;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;

/**
 * Products of matrices stored row after row, of any size. Keeps scratch memory; not thread-safe.
 */
public final class FloatProducts {

  private static final FloatMatrixProducts KERNELS =
      Vectorization.arithmetic().floats().matrixProducts();

  private static final int LANES = FloatMatrixProducts.LANES;

  /** Side of the squares that a transposition goes through, so that both fit the cache. */
  private static final int SQUARE = 16;

  private float[] narrow = new float[0];
  private float[] narrowProduct = new float[0];
  private float[] turned = new float[0];

  /**
   * c ← a·b with a [rows, depth] and b [depth, columns], which begin at {@code aAt}, {@code bAt}.
   */
  public void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    multiply(rows, columns, depth, a, aAt, depth, 1, b, bAt, c, cAt);
  }

  /** c ← aᵀ·b with a [depth, rows] and b [depth, columns]. */
  public void multiplyTransposed(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    multiply(rows, columns, depth, a, aAt, 1, rows, b, bAt, c, cAt);
  }

  /** c ← a·bᵀ with a [rows, depth] and b [columns, depth]. */
  public void multiplyByTransposed(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    turned = grown(turned, columns * depth);
    transpose(columns, depth, b, bAt, turned);
    multiply(rows, columns, depth, a, aAt, depth, 1, turned, 0, c, cAt);
  }

  private void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aDepth,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    int whole = columns / LANES * LANES;
    KERNELS.multiply(rows, whole, depth, a, aAt, aRow, aDepth, b, bAt, columns, c, cAt, columns);
    if (whole < columns) {
      rest(rows, columns, depth, a, aAt, aRow, aDepth, b, bAt, c, cAt);
    }
  }

  /** The last columns, which are fewer than {@link FloatMatrixProducts#LANES}: between zeros. */
  private void rest(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aDepth,
      float[] b,
      int bAt,
      float[] c,
      int cAt) {
    int whole = columns / LANES * LANES;
    int left = columns - whole;
    narrow = grown(narrow, depth * LANES);
    narrowProduct = grown(narrowProduct, rows * LANES);
    for (int k = 0; k < depth; k++) {
      System.arraycopy(b, bAt + k * columns + whole, narrow, k * LANES, left);
      Arrays.fill(narrow, k * LANES + left, (k + 1) * LANES, 0);
    }
    KERNELS.multiply(
        rows, LANES, depth, a, aAt, aRow, aDepth, narrow, 0, LANES, narrowProduct, 0, LANES);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(narrowProduct, row * LANES, c, cAt + row * columns + whole, left);
    }
  }

  private static void transpose(int rows, int columns, float[] from, int at, float[] to) {
    for (int top = 0; top < rows; top += SQUARE) {
      for (int left = 0; left < columns; left += SQUARE) {
        int right = Math.min(columns, left + SQUARE);
        int bottom = Math.min(rows, top + SQUARE);
        for (int column = left; column < right; column++) {
          for (int row = top; row < bottom; row++) {
            to[column * rows + row] = from[at + row * columns + column];
          }
        }
      }
    }
  }

  private static float[] grown(float[] array, int length) {
    return array.length < length ? new float[length] : array;
  }
}
