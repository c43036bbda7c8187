package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatMatrixProducts;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in registers, four rows by four vectors and the like; the plain form's order of every sum. A
 * loop stands in a method by itself: the compiler keeps the sums of nested ones in memory.
 */
final class VectorFloatMatrixProducts implements FloatMatrixProducts {

  /** Never longer than {@link #LANES}. */
  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

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
      int bRow,
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
            oneByOne(depth, a, left, aDepth, b, right + at, bRow, c, to + at);
          }
          next++;
        } else {
          if (taken == VECTORS) {
            fourByFour(depth, a, left, aRow, aDepth, b, right, bRow, c, to, cRow);
          } else if (taken == 2) {
            fourByTwo(depth, a, left, aRow, aDepth, b, right, bRow, c, to, cRow);
          } else {
            fourByOne(depth, a, left, aRow, aDepth, b, right, bRow, c, to, cRow);
          }
          next += ROWS;
        }
      }
      column += taken * length;
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
    int length = SPECIES.length();
    for (int column = 0; column < columns; ) {
      int vectors = columns - column >= 2 * length ? 2 : 1;
      int high = vectors == 2 ? 8 : 12;
      int to = cAt + column;
      for (int next = 0; next < rows; next += high) {
        // The last rows overlap those before: they come out the same again.
        int row = Math.max(0, Math.min(next, rows - high));
        int together = rows >= high && vectors == 1 ? 3 : 1;
        for (int t = 0; t < runs; t += together) {
          int left = aAt + t * aRun;
          int right = bAt + t * run * columns + column;
          if (rows < high) {
            few(rows, vectors, run, t > 0, a, left, aRows, b, right, columns, c, to, cRows);
          } else if (vectors == 2) {
            runOfEightByTwo(run, t > 0, a, left, aRows, row, b, right, columns, c, to, cRows);
          } else {
            runsOfTwelveByOne(
                runs - t, run, t > 0, a, left, aRows, aRun, row, b, right, columns, c, to, cRows);
          }
        }
      }
      column += vectors * length;
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
    int length = SPECIES.length();
    for (int column = 0; column < columns; ) {
      int vectors = columns - column >= 2 * length ? 2 : 1;
      int right = bAt + column;
      int high = vectors == 2 ? 8 : 16;
      for (int next = 0; next < rows; next += high) {
        int row = Math.min(next, rows - high);
        int left = aAt + row;
        int to = cAt + row * columns + column;
        if (vectors == 2) {
          sumsOfEightByTwo(depth, a, left, aRows, b, right, bRow, columns, c, to);
        } else {
          sumsOfSixteenByOne(depth, a, left, aRows, b, right, bRow, columns, c, to);
        }
      }
      column += vectors * length;
    }
  }

  private static void fourByFour(
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
      int from = bAt + k * bRow;
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
      int bRow,
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
      int from = bAt + k * bRow;
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
      int bRow,
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
      int from = bAt + k * bRow;
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
      int depth, float[] a, int aAt, int aDepth, float[] b, int bAt, int bRow, float[] c, int cAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(SPECIES, a[aAt + k * aDepth]);
      sum = factor.fma(FloatVector.fromArray(SPECIES, b, bAt + k * bRow), sum);
    }
    sum.intoArray(c, cAt);
  }

  private static void runOfEightByTwo(
      int run,
      boolean more,
      float[] a,
      int aAt,
      int[] aRows,
      int row,
      float[] b,
      int bAt,
      int columns,
      float[] c,
      int cAt,
      int[] cRows) {
    final int length = SPECIES.length();
    int to0 = cAt + cRows[row];
    int to1 = cAt + cRows[row + 1];
    int to2 = cAt + cRows[row + 2];
    int to3 = cAt + cRows[row + 3];
    int to4 = cAt + cRows[row + 4];
    int to5 = cAt + cRows[row + 5];
    int to6 = cAt + cRows[row + 6];
    int to7 = cAt + cRows[row + 7];
    FloatVector c00 = start(more, c, to0);
    FloatVector c01 = start(more, c, to0 + length);
    FloatVector c10 = start(more, c, to1);
    FloatVector c11 = start(more, c, to1 + length);
    FloatVector c20 = start(more, c, to2);
    FloatVector c21 = start(more, c, to2 + length);
    FloatVector c30 = start(more, c, to3);
    FloatVector c31 = start(more, c, to3 + length);
    FloatVector c40 = start(more, c, to4);
    FloatVector c41 = start(more, c, to4 + length);
    FloatVector c50 = start(more, c, to5);
    FloatVector c51 = start(more, c, to5 + length);
    FloatVector c60 = start(more, c, to6);
    FloatVector c61 = start(more, c, to6 + length);
    FloatVector c70 = start(more, c, to7);
    FloatVector c71 = start(more, c, to7 + length);
    int a0 = aAt + aRows[row];
    int a1 = aAt + aRows[row + 1];
    int a2 = aAt + aRows[row + 2];
    int a3 = aAt + aRows[row + 3];
    int a4 = aAt + aRows[row + 4];
    int a5 = aAt + aRows[row + 5];
    int a6 = aAt + aRows[row + 6];
    int a7 = aAt + aRows[row + 7];
    int from = bAt;
    for (int k = 0; k < run; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + length);
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
      c00 = f0.fma(b0, c00);
      c01 = f0.fma(b1, c01);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
      c10 = f1.fma(b0, c10);
      c11 = f1.fma(b1, c11);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
      c20 = f2.fma(b0, c20);
      c21 = f2.fma(b1, c21);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
      c30 = f3.fma(b0, c30);
      c31 = f3.fma(b1, c31);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
      c40 = f4.fma(b0, c40);
      c41 = f4.fma(b1, c41);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
      c50 = f5.fma(b0, c50);
      c51 = f5.fma(b1, c51);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
      c60 = f6.fma(b0, c60);
      c61 = f6.fma(b1, c61);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
      c70 = f7.fma(b0, c70);
      c71 = f7.fma(b1, c71);
      from += columns;
    }
    c00.intoArray(c, to0);
    c01.intoArray(c, to0 + length);
    c10.intoArray(c, to1);
    c11.intoArray(c, to1 + length);
    c20.intoArray(c, to2);
    c21.intoArray(c, to2 + length);
    c30.intoArray(c, to3);
    c31.intoArray(c, to3 + length);
    c40.intoArray(c, to4);
    c41.intoArray(c, to4 + length);
    c50.intoArray(c, to5);
    c51.intoArray(c, to5 + length);
    c60.intoArray(c, to6);
    c61.intoArray(c, to6 + length);
    c70.intoArray(c, to7);
    c71.intoArray(c, to7 + length);
  }

  /**
   * Up to three runs, because the sums' way to memory and back is long for short ones; loops one
   * after the other, because the compiler keeps sums of nested ones in memory.
   */
  private static void runsOfTwelveByOne(
      int runs,
      int run,
      boolean more,
      float[] a,
      int aAt,
      int[] aRows,
      int aRun,
      int row,
      float[] b,
      int bAt,
      int columns,
      float[] c,
      int cAt,
      int[] cRows) {
    int to0 = cAt + cRows[row];
    int to1 = cAt + cRows[row + 1];
    int to2 = cAt + cRows[row + 2];
    int to3 = cAt + cRows[row + 3];
    int to4 = cAt + cRows[row + 4];
    int to5 = cAt + cRows[row + 5];
    int to6 = cAt + cRows[row + 6];
    int to7 = cAt + cRows[row + 7];
    int to8 = cAt + cRows[row + 8];
    int to9 = cAt + cRows[row + 9];
    int to10 = cAt + cRows[row + 10];
    int to11 = cAt + cRows[row + 11];
    FloatVector c0 = start(more, c, to0);
    FloatVector c1 = start(more, c, to1);
    FloatVector c2 = start(more, c, to2);
    FloatVector c3 = start(more, c, to3);
    FloatVector c4 = start(more, c, to4);
    FloatVector c5 = start(more, c, to5);
    FloatVector c6 = start(more, c, to6);
    FloatVector c7 = start(more, c, to7);
    FloatVector c8 = start(more, c, to8);
    FloatVector c9 = start(more, c, to9);
    FloatVector c10 = start(more, c, to10);
    FloatVector c11 = start(more, c, to11);
    int a0 = aAt + aRows[row];
    int a1 = aAt + aRows[row + 1];
    int a2 = aAt + aRows[row + 2];
    int a3 = aAt + aRows[row + 3];
    int a4 = aAt + aRows[row + 4];
    int a5 = aAt + aRows[row + 5];
    int a6 = aAt + aRows[row + 6];
    int a7 = aAt + aRows[row + 7];
    int a8 = aAt + aRows[row + 8];
    int a9 = aAt + aRows[row + 9];
    int a10 = aAt + aRows[row + 10];
    int a11 = aAt + aRows[row + 11];
    int second = runs > 1 ? run : 0;
    int third = runs > 2 ? run : 0;
    int from = bAt;
    for (int k = 0; k < run; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      c0 = FloatVector.broadcast(SPECIES, a[a0 + k]).fma(b0, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + k]).fma(b0, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + k]).fma(b0, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + k]).fma(b0, c3);
      c4 = FloatVector.broadcast(SPECIES, a[a4 + k]).fma(b0, c4);
      c5 = FloatVector.broadcast(SPECIES, a[a5 + k]).fma(b0, c5);
      c6 = FloatVector.broadcast(SPECIES, a[a6 + k]).fma(b0, c6);
      c7 = FloatVector.broadcast(SPECIES, a[a7 + k]).fma(b0, c7);
      c8 = FloatVector.broadcast(SPECIES, a[a8 + k]).fma(b0, c8);
      c9 = FloatVector.broadcast(SPECIES, a[a9 + k]).fma(b0, c9);
      c10 = FloatVector.broadcast(SPECIES, a[a10 + k]).fma(b0, c10);
      c11 = FloatVector.broadcast(SPECIES, a[a11 + k]).fma(b0, c11);
      from += columns;
    }
    a0 += aRun;
    a1 += aRun;
    a2 += aRun;
    a3 += aRun;
    a4 += aRun;
    a5 += aRun;
    a6 += aRun;
    a7 += aRun;
    a8 += aRun;
    a9 += aRun;
    a10 += aRun;
    a11 += aRun;
    for (int k = 0; k < second; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      c0 = FloatVector.broadcast(SPECIES, a[a0 + k]).fma(b0, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + k]).fma(b0, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + k]).fma(b0, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + k]).fma(b0, c3);
      c4 = FloatVector.broadcast(SPECIES, a[a4 + k]).fma(b0, c4);
      c5 = FloatVector.broadcast(SPECIES, a[a5 + k]).fma(b0, c5);
      c6 = FloatVector.broadcast(SPECIES, a[a6 + k]).fma(b0, c6);
      c7 = FloatVector.broadcast(SPECIES, a[a7 + k]).fma(b0, c7);
      c8 = FloatVector.broadcast(SPECIES, a[a8 + k]).fma(b0, c8);
      c9 = FloatVector.broadcast(SPECIES, a[a9 + k]).fma(b0, c9);
      c10 = FloatVector.broadcast(SPECIES, a[a10 + k]).fma(b0, c10);
      c11 = FloatVector.broadcast(SPECIES, a[a11 + k]).fma(b0, c11);
      from += columns;
    }
    a0 += aRun;
    a1 += aRun;
    a2 += aRun;
    a3 += aRun;
    a4 += aRun;
    a5 += aRun;
    a6 += aRun;
    a7 += aRun;
    a8 += aRun;
    a9 += aRun;
    a10 += aRun;
    a11 += aRun;
    for (int k = 0; k < third; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      c0 = FloatVector.broadcast(SPECIES, a[a0 + k]).fma(b0, c0);
      c1 = FloatVector.broadcast(SPECIES, a[a1 + k]).fma(b0, c1);
      c2 = FloatVector.broadcast(SPECIES, a[a2 + k]).fma(b0, c2);
      c3 = FloatVector.broadcast(SPECIES, a[a3 + k]).fma(b0, c3);
      c4 = FloatVector.broadcast(SPECIES, a[a4 + k]).fma(b0, c4);
      c5 = FloatVector.broadcast(SPECIES, a[a5 + k]).fma(b0, c5);
      c6 = FloatVector.broadcast(SPECIES, a[a6 + k]).fma(b0, c6);
      c7 = FloatVector.broadcast(SPECIES, a[a7 + k]).fma(b0, c7);
      c8 = FloatVector.broadcast(SPECIES, a[a8 + k]).fma(b0, c8);
      c9 = FloatVector.broadcast(SPECIES, a[a9 + k]).fma(b0, c9);
      c10 = FloatVector.broadcast(SPECIES, a[a10 + k]).fma(b0, c10);
      c11 = FloatVector.broadcast(SPECIES, a[a11 + k]).fma(b0, c11);
      from += columns;
    }
    c0.intoArray(c, to0);
    c1.intoArray(c, to1);
    c2.intoArray(c, to2);
    c3.intoArray(c, to3);
    c4.intoArray(c, to4);
    c5.intoArray(c, to5);
    c6.intoArray(c, to6);
    c7.intoArray(c, to7);
    c8.intoArray(c, to8);
    c9.intoArray(c, to9);
    c10.intoArray(c, to10);
    c11.intoArray(c, to11);
  }

  /** The sums so far, or zeros to start with. */
  private static FloatVector start(boolean more, float[] c, int at) {
    return more ? FloatVector.fromArray(SPECIES, c, at) : FloatVector.zero(SPECIES);
  }

  private static void few(
      int rows,
      int vectors,
      int run,
      boolean more,
      float[] a,
      int aAt,
      int[] aRows,
      float[] b,
      int bAt,
      int columns,
      float[] c,
      int cAt,
      int[] cRows) {
    for (int row = 0; row < rows; row++) {
      for (int at = 0; at < vectors * SPECIES.length(); at += SPECIES.length()) {
        int to = cAt + cRows[row] + at;
        FloatVector sum = start(more, c, to);
        for (int k = 0; k < run; k++) {
          FloatVector right = FloatVector.fromArray(SPECIES, b, bAt + k * columns + at);
          sum = FloatVector.broadcast(SPECIES, a[aAt + aRows[row] + k]).fma(right, sum);
        }
        sum.intoArray(c, to);
      }
    }
  }

  private static void sumsOfEightByTwo(
      int depth,
      float[] a,
      int aAt,
      int[] aRows,
      float[] b,
      int bAt,
      int bRow,
      int columns,
      float[] c,
      int cAt) {
    final int length = SPECIES.length();
    FloatVector c00 = FloatVector.zero(SPECIES);
    FloatVector c01 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c20 = FloatVector.zero(SPECIES);
    FloatVector c21 = FloatVector.zero(SPECIES);
    FloatVector c30 = FloatVector.zero(SPECIES);
    FloatVector c31 = FloatVector.zero(SPECIES);
    FloatVector c40 = FloatVector.zero(SPECIES);
    FloatVector c41 = FloatVector.zero(SPECIES);
    FloatVector c50 = FloatVector.zero(SPECIES);
    FloatVector c51 = FloatVector.zero(SPECIES);
    FloatVector c60 = FloatVector.zero(SPECIES);
    FloatVector c61 = FloatVector.zero(SPECIES);
    FloatVector c70 = FloatVector.zero(SPECIES);
    FloatVector c71 = FloatVector.zero(SPECIES);
    int from = bAt;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + length);
      int at = aAt + aRows[k];
      FloatVector f0 = FloatVector.broadcast(SPECIES, a[at]);
      c00 = f0.fma(b0, c00);
      c01 = f0.fma(b1, c01);
      FloatVector f1 = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = f1.fma(b0, c10);
      c11 = f1.fma(b1, c11);
      FloatVector f2 = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = f2.fma(b0, c20);
      c21 = f2.fma(b1, c21);
      FloatVector f3 = FloatVector.broadcast(SPECIES, a[at + 3]);
      c30 = f3.fma(b0, c30);
      c31 = f3.fma(b1, c31);
      FloatVector f4 = FloatVector.broadcast(SPECIES, a[at + 4]);
      c40 = f4.fma(b0, c40);
      c41 = f4.fma(b1, c41);
      FloatVector f5 = FloatVector.broadcast(SPECIES, a[at + 5]);
      c50 = f5.fma(b0, c50);
      c51 = f5.fma(b1, c51);
      FloatVector f6 = FloatVector.broadcast(SPECIES, a[at + 6]);
      c60 = f6.fma(b0, c60);
      c61 = f6.fma(b1, c61);
      FloatVector f7 = FloatVector.broadcast(SPECIES, a[at + 7]);
      c70 = f7.fma(b0, c70);
      c71 = f7.fma(b1, c71);
      from += bRow;
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + length);
    c10.intoArray(c, cAt + columns);
    c11.intoArray(c, cAt + columns + length);
    c20.intoArray(c, cAt + 2 * columns);
    c21.intoArray(c, cAt + 2 * columns + length);
    c30.intoArray(c, cAt + 3 * columns);
    c31.intoArray(c, cAt + 3 * columns + length);
    c40.intoArray(c, cAt + 4 * columns);
    c41.intoArray(c, cAt + 4 * columns + length);
    c50.intoArray(c, cAt + 5 * columns);
    c51.intoArray(c, cAt + 5 * columns + length);
    c60.intoArray(c, cAt + 6 * columns);
    c61.intoArray(c, cAt + 6 * columns + length);
    c70.intoArray(c, cAt + 7 * columns);
    c71.intoArray(c, cAt + 7 * columns + length);
  }

  private static void sumsOfSixteenByOne(
      int depth,
      float[] a,
      int aAt,
      int[] aRows,
      float[] b,
      int bAt,
      int bRow,
      int columns,
      float[] c,
      int cAt) {
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector c4 = FloatVector.zero(SPECIES);
    FloatVector c5 = FloatVector.zero(SPECIES);
    FloatVector c6 = FloatVector.zero(SPECIES);
    FloatVector c7 = FloatVector.zero(SPECIES);
    FloatVector c8 = FloatVector.zero(SPECIES);
    FloatVector c9 = FloatVector.zero(SPECIES);
    FloatVector c10 = FloatVector.zero(SPECIES);
    FloatVector c11 = FloatVector.zero(SPECIES);
    FloatVector c12 = FloatVector.zero(SPECIES);
    FloatVector c13 = FloatVector.zero(SPECIES);
    FloatVector c14 = FloatVector.zero(SPECIES);
    FloatVector c15 = FloatVector.zero(SPECIES);
    int from = bAt;
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      int at = aAt + aRows[k];
      c0 = FloatVector.broadcast(SPECIES, a[at]).fma(b0, c0);
      c1 = FloatVector.broadcast(SPECIES, a[at + 1]).fma(b0, c1);
      c2 = FloatVector.broadcast(SPECIES, a[at + 2]).fma(b0, c2);
      c3 = FloatVector.broadcast(SPECIES, a[at + 3]).fma(b0, c3);
      c4 = FloatVector.broadcast(SPECIES, a[at + 4]).fma(b0, c4);
      c5 = FloatVector.broadcast(SPECIES, a[at + 5]).fma(b0, c5);
      c6 = FloatVector.broadcast(SPECIES, a[at + 6]).fma(b0, c6);
      c7 = FloatVector.broadcast(SPECIES, a[at + 7]).fma(b0, c7);
      c8 = FloatVector.broadcast(SPECIES, a[at + 8]).fma(b0, c8);
      c9 = FloatVector.broadcast(SPECIES, a[at + 9]).fma(b0, c9);
      c10 = FloatVector.broadcast(SPECIES, a[at + 10]).fma(b0, c10);
      c11 = FloatVector.broadcast(SPECIES, a[at + 11]).fma(b0, c11);
      c12 = FloatVector.broadcast(SPECIES, a[at + 12]).fma(b0, c12);
      c13 = FloatVector.broadcast(SPECIES, a[at + 13]).fma(b0, c13);
      c14 = FloatVector.broadcast(SPECIES, a[at + 14]).fma(b0, c14);
      c15 = FloatVector.broadcast(SPECIES, a[at + 15]).fma(b0, c15);
      from += bRow;
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + columns);
    c2.intoArray(c, cAt + 2 * columns);
    c3.intoArray(c, cAt + 3 * columns);
    c4.intoArray(c, cAt + 4 * columns);
    c5.intoArray(c, cAt + 5 * columns);
    c6.intoArray(c, cAt + 6 * columns);
    c7.intoArray(c, cAt + 7 * columns);
    c8.intoArray(c, cAt + 8 * columns);
    c9.intoArray(c, cAt + 9 * columns);
    c10.intoArray(c, cAt + 10 * columns);
    c11.intoArray(c, cAt + 11 * columns);
    c12.intoArray(c, cAt + 12 * columns);
    c13.intoArray(c, cAt + 13 * columns);
    c14.intoArray(c, cAt + 14 * columns);
    c15.intoArray(c, cAt + 15 * columns);
  }
}
