package io.github.collapsar.product.vector;

import io.github.collapsar.product.FloatKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Four rows by four vectors of sums in registers; the scalar form's order of every sum. */
public final class VectorFloatKernels implements FloatKernels {

  /** Never longer than {@link #LANES}. */
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private static final int ROWS = 4;
  private static final int VECTORS = 4;

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
    int length = SPECIES.length();
    for (int column = 0; column < columns; ) {
      int vectors = Math.min(VECTORS, (columns - column) / length);
      int taken = vectors == VECTORS ? VECTORS : vectors >= 2 ? 2 : 1;
      for (int next = 0; next < rows; ) {
        // The last rows overlap those before: they come out the same again.
        int row = next + ROWS <= rows || rows < ROWS ? next : rows - ROWS;
        int left = aAt + row * aRow;
        int right = bAt + column;
        int to = cAt + row * cRow + column;
        if (rows < ROWS) {
          for (int vector = 0; vector < taken; vector++) {
            int at = vector * length;
            oneByOne(depth, a, left, aDepth, b, right + at, bRows, c, to + at);
          }
          next++;
        } else {
          if (taken == VECTORS) {
            fourByFour(depth, a, left, aRow, aDepth, b, right, bRows, c, to, cRow);
          } else if (taken == 2) {
            fourByTwo(depth, a, left, aRow, aDepth, b, right, bRows, c, to, cRow);
          } else {
            fourByOne(depth, a, left, aRow, aDepth, b, right, bRows, c, to, cRow);
          }
          next += ROWS;
        }
      }
      column += taken * length;
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
    float[] lanes = new float[ROWS * VECTORS * LANES];
    boolean small = rows < ROWS || columns < VECTORS;
    int high = small ? 1 : ROWS;
    int wide = small ? 1 : VECTORS;
    for (int nextRow = 0; nextRow < rows; nextRow += high) {
      int row = Math.min(nextRow, rows - high);
      for (int nextColumn = 0; nextColumn < columns; nextColumn += wide) {
        int column = Math.min(nextColumn, columns - wide);
        int left = aAt + row * aRow;
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
          if (small) {
            oneWithOne(
                length, images, a, left, aImage, b, bAt + bRows[column], bImage, lanes, lane);
          } else {
            fourWithFour(
                length, images, a, left, aRow, aImage, b, bAt, bRows, column, bImage, lanes, lane);
          }
        }
        for (int sum = 0; sum < high * wide; sum++) {
          c[cAt + (row + sum / wide) * columns + column + sum % wide] = sum(lanes, sum * LANES);
        }
      }
    }
  }

  private static float sum(float[] lanes, int at) {
    float sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      sum += lanes[at + lane];
    }
    return sum;
  }

  private static void fourByFour(
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
    final int length = SPECIES.length();
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c23 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c33 = FloatVector.zero(SPECIES);
    int k0 = aAt;
    int k1 = aAt + aRow;
    int k2 = aAt + 2 * aRow;
    int k3 = aAt + 3 * aRow;
    for (int k = 0; k < depth; k++) {
      int from = bAt + bRows[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + length);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, from + 2 * length);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, from + 3 * length);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[k0]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[k1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[k2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[k3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      k0 += aDepth;
      k1 += aDepth;
      k2 += aDepth;
      k3 += aDepth;
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + length);
    c02.intoArray(c, cAt + 2 * length);
    c03.intoArray(c, cAt + 3 * length);
    c10.intoArray(c, cAt + cRow);
    c11.intoArray(c, cAt + cRow + length);
    c12.intoArray(c, cAt + cRow + 2 * length);
    c13.intoArray(c, cAt + cRow + 3 * length);
    c20.intoArray(c, cAt + 2 * cRow);
    c21.intoArray(c, cAt + 2 * cRow + length);
    c22.intoArray(c, cAt + 2 * cRow + 2 * length);
    c23.intoArray(c, cAt + 2 * cRow + 3 * length);
    c30.intoArray(c, cAt + 3 * cRow);
    c31.intoArray(c, cAt + 3 * cRow + length);
    c32.intoArray(c, cAt + 3 * cRow + 2 * length);
    c33.intoArray(c, cAt + 3 * cRow + 3 * length);
  }

  private static void fourByTwo(
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
    final int length = SPECIES.length();
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    int k0 = aAt;
    int k1 = aAt + aRow;
    int k2 = aAt + 2 * aRow;
    int k3 = aAt + 3 * aRow;
    for (int k = 0; k < depth; k++) {
      int from = bAt + bRows[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + length);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[k0]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[k1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[k2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[k3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      k0 += aDepth;
      k1 += aDepth;
      k2 += aDepth;
      k3 += aDepth;
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + length);
    c10.intoArray(c, cAt + cRow);
    c11.intoArray(c, cAt + cRow + length);
    c20.intoArray(c, cAt + 2 * cRow);
    c21.intoArray(c, cAt + 2 * cRow + length);
    c30.intoArray(c, cAt + 3 * cRow);
    c31.intoArray(c, cAt + 3 * cRow + length);
  }

  private static void fourByOne(
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
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    int k0 = aAt;
    int k1 = aAt + aRow;
    int k2 = aAt + 2 * aRow;
    int k3 = aAt + 3 * aRow;
    for (int k = 0; k < depth; k++) {
      int from = bAt + bRows[k];
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[k0]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[k1]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[k2]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[k3]);
      c30 = a3.fma(b0, c30);
      k0 += aDepth;
      k1 += aDepth;
      k2 += aDepth;
      k3 += aDepth;
    }
    c00.intoArray(c, cAt);
    c10.intoArray(c, cAt + cRow);
    c20.intoArray(c, cAt + 2 * cRow);
    c30.intoArray(c, cAt + 3 * cRow);
  }

  private static void oneByOne(
      int depth,
      float[] a,
      int aAt,
      int aDepth,
      float[] b,
      int bAt,
      int[] bRows,
      float[] c,
      int cAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, a[aAt + k * aDepth]);
      sum = factor.fma(FloatVector.fromArray(SPECIES, b, bAt + bRows[k]), sum);
    }
    sum.intoArray(c, cAt);
  }

  private static void fourWithFour(
      int length,
      int images,
      float[] a,
      int aAt,
      int aRow,
      int aImage,
      float[] b,
      int bAt,
      int[] bRows,
      int column,
      int bImage,
      float[] lanes,
      int lane) {
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c02 = FloatVector.zero(SPECIES);
    FloatVector c03 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c22 = FloatVector.zero(SPECIES);
    FloatVector c23 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c32 = FloatVector.zero(SPECIES);
    FloatVector c33 = FloatVector.zero(SPECIES);
    int left = aAt + lane;
    int b0At = bAt + lane + bRows[column];
    int b1At = bAt + lane + bRows[column + 1];
    int b2At = bAt + lane + bRows[column + 2];
    int b3At = bAt + lane + bRows[column + 3];
    int p = 0;
    // One loop and not two: across nested ones the compiler would keep the sums in memory.
    for (int i = length / LANES * images; i > 0; i--) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, b0At + p);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, b1At + p);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, b2At + p);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, b3At + p);
      FloatVector a0 = FloatVector.fromArray(SPECIES, a, left + p);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.fromArray(SPECIES, a, left + aRow + p);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.fromArray(SPECIES, a, left + 2 * aRow + p);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.fromArray(SPECIES, a, left + 3 * aRow + p);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      p += LANES;
      if (p == length) {
        p = 0;
        left += aImage;
        b0At += bImage;
        b1At += bImage;
        b2At += bImage;
        b3At += bImage;
      }
    }
    c00.intoArray(lanes, lane);
    c01.intoArray(lanes, lane + LANES);
    c02.intoArray(lanes, lane + 2 * LANES);
    c03.intoArray(lanes, lane + 3 * LANES);
    c10.intoArray(lanes, lane + 4 * LANES);
    c11.intoArray(lanes, lane + 5 * LANES);
    c12.intoArray(lanes, lane + 6 * LANES);
    c13.intoArray(lanes, lane + 7 * LANES);
    c20.intoArray(lanes, lane + 8 * LANES);
    c21.intoArray(lanes, lane + 9 * LANES);
    c22.intoArray(lanes, lane + 10 * LANES);
    c23.intoArray(lanes, lane + 11 * LANES);
    c30.intoArray(lanes, lane + 12 * LANES);
    c31.intoArray(lanes, lane + 13 * LANES);
    c32.intoArray(lanes, lane + 14 * LANES);
    c33.intoArray(lanes, lane + 15 * LANES);
  }

  private static void oneWithOne(
      int length,
      int images,
      float[] a,
      int aAt,
      int aImage,
      float[] b,
      int bAt,
      int bImage,
      float[] lanes,
      int lane) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int left = aAt + lane;
    int right = bAt + lane;
    int p = 0;
    for (int i = length / LANES * images; i > 0; i--) {
      FloatVector factor = FloatVector.fromArray(SPECIES, a, left + p);
      sum = factor.fma(FloatVector.fromArray(SPECIES, b, right + p), sum);
      p += LANES;
      if (p == length) {
        p = 0;
        left += aImage;
        right += bImage;
      }
    }
    sum.intoArray(lanes, lane);
  }
}
