package io.github.collapsar.vectorization;

import java.util.Arrays;

/**
 * One lane after the other, for machines without the Vector API.
 *
 * @param factorized whether β_i = u_i·w_i, parameters 2i and 2i + 1, or β_i = v_i
 */
record PlainFloatRegressionArithmetic(boolean factorized) implements FloatRegressionArithmetic {

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
      int rowLength,
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
          float x = rows[offset + example * rowLength + i];
          sum = Math.fma(residuals[example * width + lane], x, sum);
        }
        float betaGradient = sum * scale;
        if (factorized) {
          int u = 2 * i * width + lane;
          int target = 2 * (i - from) * width + lane;
          gradient[target] = betaGradient * parameters[u + width];
          gradient[target + width] = betaGradient * parameters[u];
        } else {
          gradient[(i - from) * width + lane] = betaGradient;
        }
      }
    }
  }

  @Override
  public boolean train(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int steps,
      long stepsBefore,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {
    int width = signal.length;
    float[] residuals = new float[width];
    for (int step = 0; step < steps; step++) {
      int row = step * (dimension + 2);
      residuals(dimension, signal, noise, parameters, rows, row, residuals, 0);
      boolean raise = (stepsBefore + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0;
      for (int lane = 0; lane < width; lane++) {
        float residual = residuals[lane];
        if (!(residual * residual <= lossLimit)) {
          leftAt[lane] = Math.min(leftAt[lane], step);
        }
        float push = rate[lane] * -2f * residual;
        float pull = -rate[lane] * decay[lane];
        for (int i = 0; i < dimension; i++) {
          step(parameters, i, lane, width, push * rows[row + i], pull, raise);
        }
      }
    }
    return true;
  }

  private void step(
      float[] parameters, int i, int lane, int width, float push, float pull, boolean raise) {
    if (factorized) {
      int at = 2 * i * width + lane;
      float u = parameters[at];
      float w = parameters[at + width];
      parameters[at] = raised(Math.fma(pull, u, Math.fma(push, w, u)), raise);
      parameters[at + width] = raised(Math.fma(pull, w, Math.fma(push, u, w)), raise);
    } else {
      int at = i * width + lane;
      float v = parameters[at];
      parameters[at] = raised(Math.fma(pull, v, v + push), raise);
    }
  }

  private static float raised(float value, boolean raise) {
    return raise
        ? Math.copySign(Math.max(Math.abs(value), FloatLaneOperations.FLOOR), value)
        : value;
  }
}
