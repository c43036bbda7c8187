package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatMatrixProducts;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in registers, four rows by four vectors or eight by two; the plain form's order of every
 * sum. A loop stands in a method by itself: the compiler keeps the sums of nested ones in memory.
 */
final class VectorFloatMatrixProducts implements FloatMatrixProducts {

  /** Never longer than {@link #LANES}. */
  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  private static final int ROWS = 4;
  private static final int VECTORS = 4;

  /** All bits of the largest index. */
  private static final int INDEX_BITS = (1 << 28) - 1;

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
    if (columns < length) {
      singles(rows, columns, depth, a, aAt, aRow, aDepth, b, bAt, bRow, c, cAt, cRow);
      return;
    }
    // Where what a loop broadcasts begins: rows of a, or columns where they are rows in memory.
    int[] aStarts = aDepth == 1 ? multiples(rows, aRow) : multiples(depth, aDepth);
    int[] cStarts = multiples(rows, cRow);
    for (int next = 0; next < columns; ) {
      int vectors = (columns - next) / length;
      // The last columns and rows overlap those before: they come out the same again.
      int column = Math.min(next, columns - length);
      int right = bAt + column;
      int to = cAt + column;
      if (vectors >= VECTORS && rows >= ROWS && aDepth == 1) {
        for (int r = 0; r < rows; r += ROWS) {
          int row = Math.min(r, rows - ROWS);
          int left = aAt + row * aRow;
          fourByFour(depth, a, left, aRow, b, right, bRow, c, to + row * cRow, cRow);
        }
        next += VECTORS * length;
      } else if (vectors >= 2 && rows >= 2 * ROWS && aDepth == 1) {
        for (int r = 0; r < rows; r += 2 * ROWS) {
          int row = Math.min(r, rows - 2 * ROWS);
          runOfEightByTwo(depth, false, a, aAt, aStarts, row, b, right, bRow, c, to, cStarts);
        }
        next += 2 * length;
      } else if (vectors >= 2 && rows >= 2 * ROWS && aRow == 1) {
        for (int r = 0; r < rows; r += 2 * ROWS) {
          int row = Math.min(r, rows - 2 * ROWS);
          int top = to + row * cRow;
          sumsOfEightByTwo(depth, a, aAt + row, aStarts, b, right, bRow, cRow, c, top);
        }
        next += 2 * length;
      } else if (rows >= 2 * ROWS) {
        for (int r = 0; r < rows; r += 2 * ROWS) {
          int row = Math.min(r, rows - 2 * ROWS);
          int left = aAt + row * aRow;
          eightByOne(depth, a, left, aRow, aDepth, b, right, bRow, c, to + row * cRow, cRow);
        }
        next += length;
      } else {
        for (int row = 0; row < rows; row++) {
          oneByOne(depth, a, aAt + row * aRow, aDepth, b, right, bRow, c, to + row * cRow);
        }
        next += length;
      }
    }
  }

  private static int[] multiples(int count, int step) {
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = i * step;
    }
    return starts;
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

  private static void singles(
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
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        float sum = 0f;
        for (int d = 0; d < depth; d++) {
          sum = Math.fma(b[bAt + d * bRow + k], a[aAt + r * aRow + d * aDepth], sum);
        }
        c[cAt + r * cRow + k] = sum;
      }
    }
  }

  private static void fourByFour(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    final int length = SPECIES.length();
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = FloatVector.zero(SPECIES);
    FloatVector s02 = FloatVector.zero(SPECIES);
    FloatVector s03 = FloatVector.zero(SPECIES);
    FloatVector s10 = FloatVector.zero(SPECIES);
    FloatVector s11 = FloatVector.zero(SPECIES);
    FloatVector s12 = FloatVector.zero(SPECIES);
    FloatVector s13 = FloatVector.zero(SPECIES);
    FloatVector s20 = FloatVector.zero(SPECIES);
    FloatVector s21 = FloatVector.zero(SPECIES);
    FloatVector s22 = FloatVector.zero(SPECIES);
    FloatVector s23 = FloatVector.zero(SPECIES);
    FloatVector s30 = FloatVector.zero(SPECIES);
    FloatVector s31 = FloatVector.zero(SPECIES);
    FloatVector s32 = FloatVector.zero(SPECIES);
    FloatVector s33 = FloatVector.zero(SPECIES);
    // Known to be small and not negative, so that an address is one addition to a constant one.
    int bounded = Math.min(depth, INDEX_BITS);
    int k0 = aAt & INDEX_BITS;
    int k1 = (aAt + aRow) & INDEX_BITS;
    int k2 = (aAt + 2 * aRow) & INDEX_BITS;
    int k3 = (aAt + 3 * aRow) & INDEX_BITS;
    int at = bAt;
    for (int d = 0; d < bounded; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + length);
      FloatVector b2 = FloatVector.fromArray(SPECIES, b, at + 2 * length);
      FloatVector b3 = FloatVector.fromArray(SPECIES, b, at + 3 * length);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[k0 + d]);
      s00 = b0.fma(a0, s00);
      s01 = b1.fma(a0, s01);
      s02 = b2.fma(a0, s02);
      s03 = b3.fma(a0, s03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[k1 + d]);
      s10 = b0.fma(a1, s10);
      s11 = b1.fma(a1, s11);
      s12 = b2.fma(a1, s12);
      s13 = b3.fma(a1, s13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[k2 + d]);
      s20 = b0.fma(a2, s20);
      s21 = b1.fma(a2, s21);
      s22 = b2.fma(a2, s22);
      s23 = b3.fma(a2, s23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[k3 + d]);
      s30 = b0.fma(a3, s30);
      s31 = b1.fma(a3, s31);
      s32 = b2.fma(a3, s32);
      s33 = b3.fma(a3, s33);
      at += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + length);
    s02.intoArray(c, cAt + 2 * length);
    s03.intoArray(c, cAt + 3 * length);
    s10.intoArray(c, cAt + cRow);
    s11.intoArray(c, cAt + cRow + length);
    s12.intoArray(c, cAt + cRow + 2 * length);
    s13.intoArray(c, cAt + cRow + 3 * length);
    s20.intoArray(c, cAt + 2 * cRow);
    s21.intoArray(c, cAt + 2 * cRow + length);
    s22.intoArray(c, cAt + 2 * cRow + 2 * length);
    s23.intoArray(c, cAt + 2 * cRow + 3 * length);
    s30.intoArray(c, cAt + 3 * cRow);
    s31.intoArray(c, cAt + 3 * cRow + length);
    s32.intoArray(c, cAt + 3 * cRow + 2 * length);
    s33.intoArray(c, cAt + 3 * cRow + 3 * length);
  }

  private static void eightByOne(
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
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = FloatVector.zero(SPECIES);
    FloatVector s2 = FloatVector.zero(SPECIES);
    FloatVector s3 = FloatVector.zero(SPECIES);
    FloatVector s4 = FloatVector.zero(SPECIES);
    FloatVector s5 = FloatVector.zero(SPECIES);
    FloatVector s6 = FloatVector.zero(SPECIES);
    FloatVector s7 = FloatVector.zero(SPECIES);
    for (int d = 0; d < depth; d++) {
      FloatVector v = FloatVector.fromArray(SPECIES, b, bAt + d * bRow);
      int from = aAt + d * aDepth;
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[from]);
      s0 = v.fma(a0, s0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[from + aRow]);
      s1 = v.fma(a1, s1);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[from + 2 * aRow]);
      s2 = v.fma(a2, s2);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[from + 3 * aRow]);
      s3 = v.fma(a3, s3);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[from + 4 * aRow]);
      s4 = v.fma(a4, s4);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[from + 5 * aRow]);
      s5 = v.fma(a5, s5);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[from + 6 * aRow]);
      s6 = v.fma(a6, s6);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[from + 7 * aRow]);
      s7 = v.fma(a7, s7);
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + cRow);
    s2.intoArray(c, cAt + 2 * cRow);
    s3.intoArray(c, cAt + 3 * cRow);
    s4.intoArray(c, cAt + 4 * cRow);
    s5.intoArray(c, cAt + 5 * cRow);
    s6.intoArray(c, cAt + 6 * cRow);
    s7.intoArray(c, cAt + 7 * cRow);
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
      int bRow,
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
    // Known to be small and not negative, so that an address is one addition to a constant one.
    int bounded = Math.min(run, INDEX_BITS);
    int a0 = (aAt + aRows[row]) & INDEX_BITS;
    int a1 = (aAt + aRows[row + 1]) & INDEX_BITS;
    int a2 = (aAt + aRows[row + 2]) & INDEX_BITS;
    int a3 = (aAt + aRows[row + 3]) & INDEX_BITS;
    int a4 = (aAt + aRows[row + 4]) & INDEX_BITS;
    int a5 = (aAt + aRows[row + 5]) & INDEX_BITS;
    int a6 = (aAt + aRows[row + 6]) & INDEX_BITS;
    int a7 = (aAt + aRows[row + 7]) & INDEX_BITS;
    int from = bAt;
    for (int k = 0; k < bounded; k++) {
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
      from += bRow;
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
      int cRow,
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
    c10.intoArray(c, cAt + cRow);
    c11.intoArray(c, cAt + cRow + length);
    c20.intoArray(c, cAt + 2 * cRow);
    c21.intoArray(c, cAt + 2 * cRow + length);
    c30.intoArray(c, cAt + 3 * cRow);
    c31.intoArray(c, cAt + 3 * cRow + length);
    c40.intoArray(c, cAt + 4 * cRow);
    c41.intoArray(c, cAt + 4 * cRow + length);
    c50.intoArray(c, cAt + 5 * cRow);
    c51.intoArray(c, cAt + 5 * cRow + length);
    c60.intoArray(c, cAt + 6 * cRow);
    c61.intoArray(c, cAt + 6 * cRow + length);
    c70.intoArray(c, cAt + 7 * cRow);
    c71.intoArray(c, cAt + 7 * cRow + length);
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
