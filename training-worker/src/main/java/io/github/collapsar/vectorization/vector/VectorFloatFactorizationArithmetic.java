package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatFactorizationArithmetic;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector of columns at a time; a step with one example goes through four rows at a time. */
final class VectorFloatFactorizationArithmetic implements FloatFactorizationArithmetic {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  /** Rows that a step with one example takes together. */
  private static final int TOGETHER = 4;

  @Override
  public void descend(float[] theta, int at, float[] gradient, int count, float rate, float decay) {
    FloatVector negativeRate = FloatVector.broadcast(SPECIES, -rate);
    FloatVector decays = FloatVector.broadcast(SPECIES, decay);
    int whole = SPECIES.loopBound(count);
    for (int i = 0; i < whole; i += SPECIES.length()) {
      FloatVector before = FloatVector.fromArray(SPECIES, theta, at + i);
      FloatVector fullGradient = decays.fma(before, FloatVector.fromArray(SPECIES, gradient, i));
      negativeRate.fma(fullGradient, before).intoArray(theta, at + i);
    }
    for (int i = whole; i < count; i++) {
      float fullGradient = Math.fma(decay, theta[at + i], gradient[i]);
      theta[at + i] = Math.fma(-rate, fullGradient, theta[at + i]);
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
