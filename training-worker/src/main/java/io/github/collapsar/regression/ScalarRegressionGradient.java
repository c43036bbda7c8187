package io.github.collapsar.regression;

import java.util.Arrays;

/**
 * One lane after the other, for machines without the Vector API.
 *
 * @param factorized whether β = u ⊙ w (parameters u, then w) or β = v
 */
record ScalarRegressionGradient(boolean factorized) implements RegressionGradient {

  @Override
  public void compute(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int offset,
      int examples,
      float[] gradient,
      float[] loss) {
    int width = signal.length;
    int second = dimension * width;
    float scale = 2f / examples;
    Arrays.fill(gradient, 0, second, 0f);
    for (int lane = 0; lane < width; lane++) {
      float sum = 0f;
      for (int example = 0; example < examples; example++) {
        int row = offset + example * (dimension + 2);
        float target =
            Math.fma(signal[lane], rows[row + dimension + 1], noise[lane] * rows[row + dimension]);
        float residual = residual(dimension, width, lane, target, parameters, rows, row);
        sum = Math.fma(residual, residual, sum);
        float slope = residual * scale;
        for (int i = 0; i < dimension; i++) {
          int at = i * width + lane;
          gradient[at] = Math.fma(slope, rows[row + i], gradient[at]);
        }
      }
      loss[lane] = sum / examples;
      if (factorized) {
        for (int at = lane; at < second; at += width) {
          float slope = gradient[at];
          gradient[at] = slope * parameters[second + at];
          gradient[second + at] = slope * parameters[at];
        }
      }
    }
  }

  private float residual(
      int dimension, int width, int lane, float target, float[] parameters, float[] rows, int row) {
    float[] chains = new float[CHAINS];
    Arrays.fill(chains, target * -0.25f);
    for (int i = 0; i < dimension; i++) {
      int at = i * width + lane;
      float x = rows[row + i];
      float factor = factorized ? parameters[dimension * width + at] * x : x;
      chains[i % CHAINS] = Math.fma(parameters[at], factor, chains[i % CHAINS]);
    }
    return (chains[0] + chains[1]) + (chains[2] + chains[3]);
  }
}
