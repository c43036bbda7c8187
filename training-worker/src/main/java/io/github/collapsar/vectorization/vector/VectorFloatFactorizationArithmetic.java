package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatFactorizationArithmetic;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of columns at a time. Products of matrices hold four rows by four or eight by two
 * vectors of sums in registers; a step with one example goes through four rows at a time.
 */
final class VectorFloatFactorizationArithmetic implements FloatFactorizationArithmetic {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();
  private static final int ROWS = 8;

  /** Vectors of columns that are taken at once where there are so many. */
  private static final int WIDE = 4;

  /** All bits of the largest index. */
  private static final int MOST = (1 << 28) - 1;

  /** Rows that a step with one example takes together. */
  private static final int TOGETHER = 4;

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
      int bRow,
      float[] c,
      int cAt) {
    int length = SPECIES.length();
    if (columns < length) {
      singles(rows, columns, depth, a, aAt, aRow, aDepth, b, bRow, c, cAt);
      return;
    }
    if (rows < ROWS) {
      for (int row = 0; row < rows; row++) {
        for (int k = 0; k < columns; k += length) {
          int column = Math.min(k, columns - length);
          one(column, depth, a, aAt + row * aRow, aDepth, b, bRow, c, cAt + row * columns);
        }
      }
      return;
    }
    for (int r = 0; r < rows; r += ROWS) {
      // The last rows and columns overlap those before: they come out the same again.
      int row = Math.min(r, rows - ROWS);
      int left = aAt + row * aRow;
      int to = cAt + row * columns;
      for (int k = 0; k < columns; ) {
        int vectors = (columns - k) / length;
        if (vectors >= WIDE && aDepth == 1) {
          fourByFour(columns, k, depth, a, left, aRow, b, bRow, c, to);
          int half = ROWS / 2;
          fourByFour(
              columns, k, depth, a, left + half * aRow, aRow, b, bRow, c, to + half * columns);
          k += WIDE * length;
        } else if (vectors >= 2 && aDepth == 1) {
          eightByTwo(columns, k, depth, a, left, aRow, b, bRow, c, to);
          k += 2 * length;
        } else if (vectors >= 2 && aRow == 1) {
          eightByTwoAcross(columns, k, depth, a, left, aDepth, b, bRow, c, to);
          k += 2 * length;
        } else {
          int column = Math.min(k, columns - length);
          eightByOne(columns, column, depth, a, left, aRow, aDepth, b, bRow, c, to);
          k += length;
        }
      }
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
      int bRow,
      float[] c,
      int cAt) {
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        float sum = 0f;
        for (int d = 0; d < depth; d++) {
          sum = Math.fma(b[d * bRow + k], a[aAt + r * aRow + d * aDepth], sum);
        }
        c[cAt + r * columns + k] = sum;
      }
    }
  }

  /** One row by a vector of columns. */
  private static void one(
      int column,
      int depth,
      float[] a,
      int aAt,
      int aDepth,
      float[] b,
      int bRow,
      float[] c,
      int cAt) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int d = 0; d < depth; d++) {
      sum =
          FloatVector.fromArray(SPECIES, b, d * bRow + column)
              .fma(FloatVector.broadcast(SPECIES, a[aAt + d * aDepth]), sum);
    }
    sum.intoArray(c, cAt + column);
  }

  private static void fourByFour(
      int columns,
      int column,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bRow,
      float[] c,
      int cAt) {
    int length = SPECIES.length();
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
    int most = Math.min(depth, MOST);
    int k0 = aAt & MOST;
    int k1 = (aAt + 1 * aRow) & MOST;
    int k2 = (aAt + 2 * aRow) & MOST;
    int k3 = (aAt + 3 * aRow) & MOST;
    int at = column;
    for (int d = 0; d < most; d++) {
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
    s00.intoArray(c, cAt + column);
    s01.intoArray(c, cAt + column + length);
    s02.intoArray(c, cAt + column + 2 * length);
    s03.intoArray(c, cAt + column + 3 * length);
    s10.intoArray(c, cAt + 1 * columns + column);
    s11.intoArray(c, cAt + 1 * columns + column + length);
    s12.intoArray(c, cAt + 1 * columns + column + 2 * length);
    s13.intoArray(c, cAt + 1 * columns + column + 3 * length);
    s20.intoArray(c, cAt + 2 * columns + column);
    s21.intoArray(c, cAt + 2 * columns + column + length);
    s22.intoArray(c, cAt + 2 * columns + column + 2 * length);
    s23.intoArray(c, cAt + 2 * columns + column + 3 * length);
    s30.intoArray(c, cAt + 3 * columns + column);
    s31.intoArray(c, cAt + 3 * columns + column + length);
    s32.intoArray(c, cAt + 3 * columns + column + 2 * length);
    s33.intoArray(c, cAt + 3 * columns + column + 3 * length);
  }

  private static void eightByTwo(
      int columns,
      int column,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bRow,
      float[] c,
      int cAt) {
    int length = SPECIES.length();
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = FloatVector.zero(SPECIES);
    FloatVector s10 = FloatVector.zero(SPECIES);
    FloatVector s11 = FloatVector.zero(SPECIES);
    FloatVector s20 = FloatVector.zero(SPECIES);
    FloatVector s21 = FloatVector.zero(SPECIES);
    FloatVector s30 = FloatVector.zero(SPECIES);
    FloatVector s31 = FloatVector.zero(SPECIES);
    FloatVector s40 = FloatVector.zero(SPECIES);
    FloatVector s41 = FloatVector.zero(SPECIES);
    FloatVector s50 = FloatVector.zero(SPECIES);
    FloatVector s51 = FloatVector.zero(SPECIES);
    FloatVector s60 = FloatVector.zero(SPECIES);
    FloatVector s61 = FloatVector.zero(SPECIES);
    FloatVector s70 = FloatVector.zero(SPECIES);
    FloatVector s71 = FloatVector.zero(SPECIES);
    // Known to be small and not negative, so that an address is one addition to a constant one.
    int most = Math.min(depth, MOST);
    int k0 = aAt & MOST;
    int k1 = (aAt + 1 * aRow) & MOST;
    int k2 = (aAt + 2 * aRow) & MOST;
    int k3 = (aAt + 3 * aRow) & MOST;
    int k4 = (aAt + 4 * aRow) & MOST;
    int k5 = (aAt + 5 * aRow) & MOST;
    int k6 = (aAt + 6 * aRow) & MOST;
    int k7 = (aAt + 7 * aRow) & MOST;
    int at = column;
    for (int d = 0; d < most; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + length);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[k0 + d]);
      s00 = b0.fma(a0, s00);
      s01 = b1.fma(a0, s01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[k1 + d]);
      s10 = b0.fma(a1, s10);
      s11 = b1.fma(a1, s11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[k2 + d]);
      s20 = b0.fma(a2, s20);
      s21 = b1.fma(a2, s21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[k3 + d]);
      s30 = b0.fma(a3, s30);
      s31 = b1.fma(a3, s31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[k4 + d]);
      s40 = b0.fma(a4, s40);
      s41 = b1.fma(a4, s41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[k5 + d]);
      s50 = b0.fma(a5, s50);
      s51 = b1.fma(a5, s51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[k6 + d]);
      s60 = b0.fma(a6, s60);
      s61 = b1.fma(a6, s61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[k7 + d]);
      s70 = b0.fma(a7, s70);
      s71 = b1.fma(a7, s71);
      at += bRow;
    }
    s00.intoArray(c, cAt + column);
    s01.intoArray(c, cAt + column + length);
    s10.intoArray(c, cAt + 1 * columns + column);
    s11.intoArray(c, cAt + 1 * columns + column + length);
    s20.intoArray(c, cAt + 2 * columns + column);
    s21.intoArray(c, cAt + 2 * columns + column + length);
    s30.intoArray(c, cAt + 3 * columns + column);
    s31.intoArray(c, cAt + 3 * columns + column + length);
    s40.intoArray(c, cAt + 4 * columns + column);
    s41.intoArray(c, cAt + 4 * columns + column + length);
    s50.intoArray(c, cAt + 5 * columns + column);
    s51.intoArray(c, cAt + 5 * columns + column + length);
    s60.intoArray(c, cAt + 6 * columns + column);
    s61.intoArray(c, cAt + 6 * columns + column + length);
    s70.intoArray(c, cAt + 7 * columns + column);
    s71.intoArray(c, cAt + 7 * columns + column + length);
  }

  /** {@link #eightByTwo} where rows of a are neighbours: its transposed is stored row by row. */
  private static void eightByTwoAcross(
      int columns,
      int column,
      int depth,
      float[] a,
      int aAt,
      int aDepth,
      float[] b,
      int bRow,
      float[] c,
      int cAt) {
    int length = SPECIES.length();
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = FloatVector.zero(SPECIES);
    FloatVector s10 = FloatVector.zero(SPECIES);
    FloatVector s11 = FloatVector.zero(SPECIES);
    FloatVector s20 = FloatVector.zero(SPECIES);
    FloatVector s21 = FloatVector.zero(SPECIES);
    FloatVector s30 = FloatVector.zero(SPECIES);
    FloatVector s31 = FloatVector.zero(SPECIES);
    FloatVector s40 = FloatVector.zero(SPECIES);
    FloatVector s41 = FloatVector.zero(SPECIES);
    FloatVector s50 = FloatVector.zero(SPECIES);
    FloatVector s51 = FloatVector.zero(SPECIES);
    FloatVector s60 = FloatVector.zero(SPECIES);
    FloatVector s61 = FloatVector.zero(SPECIES);
    FloatVector s70 = FloatVector.zero(SPECIES);
    FloatVector s71 = FloatVector.zero(SPECIES);
    int at = column;
    int from = aAt;
    for (int d = 0; d < depth; d++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, at);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, at + length);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[from]);
      s00 = b0.fma(a0, s00);
      s01 = b1.fma(a0, s01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[from + 1]);
      s10 = b0.fma(a1, s10);
      s11 = b1.fma(a1, s11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[from + 2]);
      s20 = b0.fma(a2, s20);
      s21 = b1.fma(a2, s21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[from + 3]);
      s30 = b0.fma(a3, s30);
      s31 = b1.fma(a3, s31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[from + 4]);
      s40 = b0.fma(a4, s40);
      s41 = b1.fma(a4, s41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[from + 5]);
      s50 = b0.fma(a5, s50);
      s51 = b1.fma(a5, s51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[from + 6]);
      s60 = b0.fma(a6, s60);
      s61 = b1.fma(a6, s61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[from + 7]);
      s70 = b0.fma(a7, s70);
      s71 = b1.fma(a7, s71);
      at += bRow;
      from += aDepth;
    }
    s00.intoArray(c, cAt + column);
    s01.intoArray(c, cAt + column + length);
    s10.intoArray(c, cAt + 1 * columns + column);
    s11.intoArray(c, cAt + 1 * columns + column + length);
    s20.intoArray(c, cAt + 2 * columns + column);
    s21.intoArray(c, cAt + 2 * columns + column + length);
    s30.intoArray(c, cAt + 3 * columns + column);
    s31.intoArray(c, cAt + 3 * columns + column + length);
    s40.intoArray(c, cAt + 4 * columns + column);
    s41.intoArray(c, cAt + 4 * columns + column + length);
    s50.intoArray(c, cAt + 5 * columns + column);
    s51.intoArray(c, cAt + 5 * columns + column + length);
    s60.intoArray(c, cAt + 6 * columns + column);
    s61.intoArray(c, cAt + 6 * columns + column + length);
    s70.intoArray(c, cAt + 7 * columns + column);
    s71.intoArray(c, cAt + 7 * columns + column + length);
  }

  private static void eightByOne(
      int columns,
      int column,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aDepth,
      float[] b,
      int bRow,
      float[] c,
      int cAt) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = FloatVector.zero(SPECIES);
    FloatVector s2 = FloatVector.zero(SPECIES);
    FloatVector s3 = FloatVector.zero(SPECIES);
    FloatVector s4 = FloatVector.zero(SPECIES);
    FloatVector s5 = FloatVector.zero(SPECIES);
    FloatVector s6 = FloatVector.zero(SPECIES);
    FloatVector s7 = FloatVector.zero(SPECIES);
    for (int d = 0; d < depth; d++) {
      int at = d * bRow + column;
      FloatVector v = FloatVector.fromArray(SPECIES, b, at);
      int from = aAt + d * aDepth;
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[from]);
      s0 = v.fma(a0, s0);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[from + 1 * aRow]);
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
    s0.intoArray(c, cAt + column);
    s1.intoArray(c, cAt + 1 * columns + column);
    s2.intoArray(c, cAt + 2 * columns + column);
    s3.intoArray(c, cAt + 3 * columns + column);
    s4.intoArray(c, cAt + 4 * columns + column);
    s5.intoArray(c, cAt + 5 * columns + column);
    s6.intoArray(c, cAt + 6 * columns + column);
    s7.intoArray(c, cAt + 7 * columns + column);
  }

  @Override
  public void descend(float[] theta, int at, float[] gradient, int count, float rate, float decay) {
    FloatVector negativeRate = FloatVector.broadcast(SPECIES, -rate);
    FloatVector decays = FloatVector.broadcast(SPECIES, decay);
    int whole = SPECIES.loopBound(count);
    for (int i = 0; i < whole; i += SPECIES.length()) {
      FloatVector before = FloatVector.fromArray(SPECIES, theta, at + i);
      FloatVector slope = decays.fma(before, FloatVector.fromArray(SPECIES, gradient, i));
      negativeRate.fma(slope, before).intoArray(theta, at + i);
    }
    for (int i = whole; i < count; i++) {
      float slope = Math.fma(decay, theta[at + i], gradient[i]);
      theta[at + i] = Math.fma(-rate, slope, theta[at + i]);
    }
  }

  @Override
  public float subtract(
      int rows, int columns, float[] target, float[] x, float share, int noiseAt, float[] error) {
    FloatVector shares = FloatVector.broadcast(SPECIES, share);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int row = 0; row < rows; row++) {
      FloatVector targets = FloatVector.broadcast(SPECIES, target[row]);
      for (int k = 0; k < columns; k += SPECIES.length()) {
        int at = row * columns + k;
        FloatVector noise = FloatVector.fromArray(SPECIES, x, noiseAt + at).mul(shares);
        FloatVector y = FloatVector.fromArray(SPECIES, x, at).fma(targets, noise);
        FloatVector rest = FloatVector.fromArray(SPECIES, error, at).sub(y);
        rest.intoArray(error, at);
        sum = rest.fma(rest, sum);
      }
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void hidden(
      int hidden,
      int inputs,
      float[] parameters,
      int from,
      float[] x,
      boolean residual,
      float[] a) {
    float[] chains = new float[TOGETHER * CHAINS];
    for (int k = 0; k < hidden; k += TOGETHER) {
      // The last rows overlap those before: they come out the same again.
      int first = Math.max(0, Math.min(k, hidden - TOGETHER));
      int last = Math.min(hidden, first + TOGETHER);
      if (last - first == TOGETHER) {
        dots(parameters, from + first * inputs, x, chains);
      }
      for (int r = first; r < last; r++) {
        float sum =
            last - first == TOGETHER
                ? FloatFactorizationArithmetic.sum(chains, (r - first) * CHAINS)
                : dot(parameters, from + r * inputs, x, chains);
        a[r] = sum + (residual ? x[r] : 0f);
      }
    }
  }

  /** The chains of four rows' products with a vector. */
  private static void dots(float[] matrix, int row, float[] x, float[] chains) {
    int columns = x.length;
    int whole = columns - columns % CHAINS;
    for (int chain = 0; chain < CHAINS; chain += SPECIES.length()) {
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = FloatVector.zero(SPECIES);
      FloatVector sum2 = FloatVector.zero(SPECIES);
      FloatVector sum3 = FloatVector.zero(SPECIES);
      int at = row + chain;
      for (int j = 0; j < whole; j += CHAINS) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, chain + j);
        sum0 = FloatVector.fromArray(SPECIES, matrix, at + j).fma(v, sum0);
        sum1 = FloatVector.fromArray(SPECIES, matrix, at + 1 * columns + j).fma(v, sum1);
        sum2 = FloatVector.fromArray(SPECIES, matrix, at + 2 * columns + j).fma(v, sum2);
        sum3 = FloatVector.fromArray(SPECIES, matrix, at + 3 * columns + j).fma(v, sum3);
      }
      sum0.intoArray(chains, chain);
      sum1.intoArray(chains, 1 * CHAINS + chain);
      sum2.intoArray(chains, 2 * CHAINS + chain);
      sum3.intoArray(chains, 3 * CHAINS + chain);
    }
    for (int r = 0; r < TOGETHER; r++) {
      for (int j = whole; j < columns; j++) {
        int chain = r * CHAINS + j - whole;
        chains[chain] = Math.fma(matrix[row + r * columns + j], x[j], chains[chain]);
      }
    }
  }

  private static float dot(float[] matrix, int row, float[] x, float[] chains) {
    int whole = x.length - x.length % CHAINS;
    for (int chain = 0; chain < CHAINS; chain += SPECIES.length()) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int j = 0; j < whole; j += CHAINS) {
        sum =
            FloatVector.fromArray(SPECIES, matrix, row + chain + j)
                .fma(FloatVector.fromArray(SPECIES, x, chain + j), sum);
      }
      sum.intoArray(chains, chain);
    }
    for (int j = whole; j < x.length; j++) {
      chains[j - whole] = Math.fma(matrix[row + j], x[j], chains[j - whole]);
    }
    return FloatFactorizationArithmetic.sum(chains, 0);
  }

  @Override
  public float outer(
      int outputs,
      int hidden,
      int inputs,
      float[] parameters,
      int from,
      float[] a,
      float[] y,
      boolean residual,
      float rate,
      float decay,
      float[] back) {
    Arrays.fill(back, 0f);
    float[] chains = new float[TOGETHER * CHAINS];
    float pull = -rate * decay;
    float loss = 0f;
    int together = outputs - outputs % TOGETHER;
    for (int i = 0; i < outputs; i++) {
      int row = from + hidden * inputs + i * hidden;
      if (i < together && i % TOGETHER == 0) {
        dots(parameters, row, a, chains);
      }
      float product =
          i < together
              ? FloatFactorizationArithmetic.sum(chains, i % TOGETHER * CHAINS)
              : dot(parameters, row, a, chains);
      float error = product + (residual ? a[i] : 0f) - y[i];
      loss = Math.fma(error, error, loss);
      y[i] = error + error;
      // Four rows have stayed in the first-level cache.
      if (i < together && i % TOGETHER == TOGETHER - 1) {
        int first = row - (TOGETHER - 1) * hidden;
        int e = i - TOGETHER + 1;
        four(hidden, parameters, first, a, y[e], y[e + 1], y[e + 2], y[e + 3], rate, pull, back);
      } else if (i >= together) {
        tail(parameters, row, 0, hidden, a, y[i], -rate * y[i], pull, back);
      }
    }
    for (int i = 0; residual && i < outputs; i++) {
      back[i] += y[i];
    }
    return loss;
  }

  private static void four(
      int hidden,
      float[] w,
      int row,
      float[] a,
      float e0,
      float e1,
      float e2,
      float e3,
      float rate,
      float pull,
      float[] back) {
    int whole = SPECIES.loopBound(hidden);
    FloatVector pulls = FloatVector.broadcast(SPECIES, pull);
    FloatVector error0 = FloatVector.broadcast(SPECIES, e0);
    FloatVector push0 = FloatVector.broadcast(SPECIES, -rate * e0);
    FloatVector error1 = FloatVector.broadcast(SPECIES, e1);
    FloatVector push1 = FloatVector.broadcast(SPECIES, -rate * e1);
    FloatVector error2 = FloatVector.broadcast(SPECIES, e2);
    FloatVector push2 = FloatVector.broadcast(SPECIES, -rate * e2);
    FloatVector error3 = FloatVector.broadcast(SPECIES, e3);
    FloatVector push3 = FloatVector.broadcast(SPECIES, -rate * e3);
    for (int k = 0; k < whole; k += SPECIES.length()) {
      FloatVector hiddens = FloatVector.fromArray(SPECIES, a, k);
      FloatVector sum = FloatVector.fromArray(SPECIES, back, k);
      FloatVector w0 = FloatVector.fromArray(SPECIES, w, row + k);
      sum = w0.fma(error0, sum);
      w0.fma(pulls, hiddens.fma(push0, w0)).intoArray(w, row + k);
      FloatVector w1 = FloatVector.fromArray(SPECIES, w, row + 1 * hidden + k);
      sum = w1.fma(error1, sum);
      w1.fma(pulls, hiddens.fma(push1, w1)).intoArray(w, row + 1 * hidden + k);
      FloatVector w2 = FloatVector.fromArray(SPECIES, w, row + 2 * hidden + k);
      sum = w2.fma(error2, sum);
      w2.fma(pulls, hiddens.fma(push2, w2)).intoArray(w, row + 2 * hidden + k);
      FloatVector w3 = FloatVector.fromArray(SPECIES, w, row + 3 * hidden + k);
      sum = w3.fma(error3, sum);
      w3.fma(pulls, hiddens.fma(push3, w3)).intoArray(w, row + 3 * hidden + k);
      sum.intoArray(back, k);
    }
    tail(w, row, whole, hidden, a, e0, -rate * e0, pull, back);
    tail(w, row + 1 * hidden, whole, hidden, a, e1, -rate * e1, pull, back);
    tail(w, row + 2 * hidden, whole, hidden, a, e2, -rate * e2, pull, back);
    tail(w, row + 3 * hidden, whole, hidden, a, e3, -rate * e3, pull, back);
  }

  private static void tail(
      float[] w,
      int row,
      int from,
      int to,
      float[] a,
      float error,
      float push,
      float pull,
      float[] back) {
    for (int k = from; k < to; k++) {
      float entry = w[row + k];
      back[k] = Math.fma(entry, error, back[k]);
      w[row + k] = Math.fma(entry, pull, Math.fma(a[k], push, entry));
    }
  }

  @Override
  public void inner(
      int hidden,
      int inputs,
      float[] parameters,
      int from,
      float[] x,
      float[] next,
      boolean residual,
      float[] back,
      float rate,
      float decay,
      float[] a) {
    float[] chains = new float[2 * CHAINS];
    float pull = -rate * decay;
    int pairs = hidden - hidden % 2;
    for (int k = 0; k < pairs; k += 2) {
      pair(
          inputs,
          parameters,
          from + k * inputs,
          x,
          next,
          -rate * back[k],
          -rate * back[k + 1],
          pull,
          chains);
      a[k] = FloatFactorizationArithmetic.sum(chains, 0) + (residual ? next[k] : 0f);
      a[k + 1] = FloatFactorizationArithmetic.sum(chains, CHAINS) + (residual ? next[k + 1] : 0f);
    }
    for (int k = pairs; k < hidden; k++) {
      row(inputs, parameters, from + k * inputs, x, next, -rate * back[k], pull, chains);
      a[k] = FloatFactorizationArithmetic.sum(chains, 0) + (residual ? next[k] : 0f);
    }
  }

  /** Two rows as {@link #row}. */
  private static void pair(
      int inputs,
      float[] u,
      int row,
      float[] x,
      float[] next,
      float push0,
      float push1,
      float pull,
      float[] chains) {
    FloatVector pushes0 = FloatVector.broadcast(SPECIES, push0);
    FloatVector pushes1 = FloatVector.broadcast(SPECIES, push1);
    FloatVector pulls = FloatVector.broadcast(SPECIES, pull);
    int whole = inputs - inputs % CHAINS;
    for (int chain = 0; chain < CHAINS; chain += SPECIES.length()) {
      FloatVector sum0 = FloatVector.zero(SPECIES);
      FloatVector sum1 = FloatVector.zero(SPECIES);
      int first = row + chain;
      int second = first + inputs;
      for (int j = 0; j < whole; j += CHAINS) {
        FloatVector now = FloatVector.fromArray(SPECIES, x, chain + j);
        FloatVector then = FloatVector.fromArray(SPECIES, next, chain + j);
        FloatVector before0 = FloatVector.fromArray(SPECIES, u, first + j);
        FloatVector before1 = FloatVector.fromArray(SPECIES, u, second + j);
        FloatVector after0 = before0.fma(pulls, now.fma(pushes0, before0));
        FloatVector after1 = before1.fma(pulls, now.fma(pushes1, before1));
        after0.intoArray(u, first + j);
        after1.intoArray(u, second + j);
        sum0 = after0.fma(then, sum0);
        sum1 = after1.fma(then, sum1);
      }
      sum0.intoArray(chains, chain);
      sum1.intoArray(chains, CHAINS + chain);
    }
    for (int j = whole; j < inputs; j++) {
      int at = row + j;
      u[at] = Math.fma(u[at], pull, Math.fma(x[j], push0, u[at]));
      chains[j - whole] = Math.fma(u[at], next[j], chains[j - whole]);
      at += inputs;
      u[at] = Math.fma(u[at], pull, Math.fma(x[j], push1, u[at]));
      int chain = CHAINS + j - whole;
      chains[chain] = Math.fma(u[at], next[j], chains[chain]);
    }
  }

  /** Steps a row of U and sums up its product with the next example. */
  private static void row(
      int inputs,
      float[] u,
      int row,
      float[] x,
      float[] next,
      float push,
      float pull,
      float[] chains) {
    FloatVector pushes = FloatVector.broadcast(SPECIES, push);
    FloatVector pulls = FloatVector.broadcast(SPECIES, pull);
    int whole = inputs - inputs % CHAINS;
    for (int chain = 0; chain < CHAINS; chain += SPECIES.length()) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int j = 0; j < whole; j += CHAINS) {
        FloatVector before = FloatVector.fromArray(SPECIES, u, row + chain + j);
        FloatVector inputsHere = FloatVector.fromArray(SPECIES, x, chain + j);
        FloatVector after = before.fma(pulls, inputsHere.fma(pushes, before));
        after.intoArray(u, row + chain + j);
        sum = after.fma(FloatVector.fromArray(SPECIES, next, chain + j), sum);
      }
      sum.intoArray(chains, chain);
    }
    for (int j = whole; j < inputs; j++) {
      u[row + j] = Math.fma(u[row + j], pull, Math.fma(x[j], push, u[row + j]));
      chains[j - whole] = Math.fma(u[row + j], next[j], chains[j - whole]);
    }
  }
}
