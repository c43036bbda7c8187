package io.github.collapsar.regression;

import java.util.Arrays;

/**
 * One lane after the other, for machines without the Vector API.
 *
 * @param factorized whether β_i = u_i·w_i, parameters 2i and 2i + 1, or β_i = v_i
 */
record ScalarFloatRegressionArithmetic(boolean factorized) implements FloatRegressionArithmetic {

  @Override
  public void residuals(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int row,
      float[] residuals,
      int at) {
    int width = signal.length;
    float[] chains = new float[CHAINS];
    for (int lane = 0; lane < width; lane++) {
      float target =
          Math.fma(signal[lane], rows[row + dimension + 1], noise[lane] * rows[row + dimension]);
      Arrays.fill(chains, target * -0.25f);
      for (int i = 0; i < dimension; i++) {
        float x = rows[row + i];
        float chain = chains[i % CHAINS];
        if (factorized) {
          int u = 2 * i * width + lane;
          chains[i % CHAINS] = Math.fma(parameters[u], parameters[u + width] * x, chain);
        } else {
          chains[i % CHAINS] = Math.fma(parameters[i * width + lane], x, chain);
        }
      }
      residuals[at + lane] = (chains[0] + chains[1]) + (chains[2] + chains[3]);
    }
  }

  @Override
  public void gradient(
      int dimension,
      int examples,
      float[] parameters,
      float[] rows,
      int offset,
      float[] residuals,
      int from,
      int to,
      float[] gradient) {
    int width = residuals.length / examples;
    float scale = 2f / examples;
    for (int i = from; i < to; i++) {
      for (int lane = 0; lane < width; lane++) {
        float sum = 0f;
        for (int example = 0; example < examples; example++) {
          float x = rows[offset + example * (dimension + 2) + i];
          sum = Math.fma(residuals[example * width + lane], x, sum);
        }
        float slope = sum * scale;
        if (factorized) {
          int u = 2 * i * width + lane;
          int target = 2 * (i - from) * width + lane;
          gradient[target] = slope * parameters[u + width];
          gradient[target + width] = slope * parameters[u];
        } else {
          gradient[(i - from) * width + lane] = slope;
        }
      }
    }
  }
}
