package io.github.collapsar.vectorization;

import java.util.Arrays;

/** One number after the other, for machines without the Vector API. */
final class PlainFloatFactorizationArithmetic implements FloatFactorizationArithmetic {

  @Override
  public void descend(float[] theta, int at, float[] gradient, int count, float rate, float decay) {
    for (int i = 0; i < count; i++) {
      float fullGradient = Math.fma(decay, theta[at + i], gradient[i]);
      theta[at + i] = Math.fma(-rate, fullGradient, theta[at + i]);
    }
  }

  @Override
  public float subtract(
      int rows, int columns, float[] target, float[] x, float share, int noiseAt, float[] error) {
    float sum = 0f;
    for (int at = 0; at < rows * columns; at++) {
      float y = Math.fma(target[at / columns], x[at], share * x[noiseAt + at]);
      error[at] -= y;
      sum = Math.fma(error[at], error[at], sum);
    }
    return sum;
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
    for (int k = 0; k < hidden; k++) {
      a[k] = dot(parameters, from + k * inputs, x) + (residual ? x[k] : 0f);
    }
  }

  private float dot(float[] matrix, int row, float[] x) {
    float[] sums = new float[CHAINS];
    for (int j = 0; j < x.length; j++) {
      sums[j % CHAINS] = Math.fma(matrix[row + j], x[j], sums[j % CHAINS]);
    }
    return FloatFactorizationArithmetic.sum(sums, 0);
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
    float loss = 0f;
    for (int i = 0; i < outputs; i++) {
      int row = from + hidden * inputs + i * hidden;
      float error = dot(parameters, row, a) + (residual ? a[i] : 0f) - y[i];
      loss = Math.fma(error, error, loss);
      float twice = error + error;
      float push = -rate * twice;
      float pull = -rate * decay;
      for (int k = 0; k < hidden; k++) {
        float w = parameters[row + k];
        back[k] = Math.fma(w, twice, back[k]);
        parameters[row + k] = Math.fma(w, pull, Math.fma(a[k], push, w));
      }
      // No longer needed as such, y keeps what the residual connection passes back.
      y[i] = twice;
    }
    for (int i = 0; residual && i < outputs; i++) {
      back[i] += y[i];
    }
    return loss;
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
    for (int k = 0; k < hidden; k++) {
      float push = -rate * back[k];
      float pull = -rate * decay;
      for (int j = 0; j < inputs; j++) {
        int at = from + k * inputs + j;
        float u = parameters[at];
        parameters[at] = Math.fma(u, pull, Math.fma(x[j], push, u));
      }
    }
    hidden(hidden, inputs, parameters, from, next, residual, a);
  }
}
