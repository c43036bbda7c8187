package io.github.collapsar.product;

import java.util.Arrays;

/** One number after the other. */
final class ScalarFloatKernels implements FloatKernels {

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
      int[] bRows,
      float[] c,
      int cAt,
      int cRow) {
    for (int row = 0; row < rows; row++) {
      int to = cAt + row * cRow;
      Arrays.fill(c, to, to + columns, 0);
      for (int k = 0; k < depth; k++) {
        float factor = a[aAt + row * aRow + k * aDepth];
        int from = bAt + bRows[k];
        for (int j = 0; j < columns; j++) {
          c[to + j] = Math.fma(factor, b[from + j], c[to + j]);
        }
      }
    }
  }

  @Override
  public void correlate(
      int rows,
      int columns,
      int length,
      int images,
      float[] a,
      int aAt,
      int aRow,
      int aImage,
      float[] b,
      int bAt,
      int[] bRows,
      int bImage,
      float[] c,
      int cAt) {
    float[] lanes = new float[LANES];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Arrays.fill(lanes, 0);
        for (int image = 0; image < images; image++) {
          int left = aAt + image * aImage + row * aRow;
          int right = bAt + image * bImage + bRows[column];
          for (int p = 0; p < length; p++) {
            int lane = p % LANES;
            lanes[lane] = Math.fma(a[left + p], b[right + p], lanes[lane]);
          }
        }
        float sum = 0;
        for (float lane : lanes) {
          sum += lane;
        }
        c[cAt + row * columns + column] = sum;
      }
    }
  }
}
