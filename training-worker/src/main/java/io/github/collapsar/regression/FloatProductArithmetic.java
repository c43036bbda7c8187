package io.github.collapsar.regression;

import io.github.collapsar.vectorization.FloatRegressionArithmetic;
import java.util.Arrays;

/**
 * β_i as a product of any number of factors, parameters i·factors + k; plain loops over the lanes.
 */
final class FloatProductArithmetic implements FloatRegressionArithmetic {

  private final int factors;
  private float[] before = new float[0];
  private float[] behind = new float[0];

  FloatProductArithmetic(int factors) {
    this.factors = factors;
  }

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
    for (int lane = 0; lane < width; lane++) {
      float target =
          Math.fma(signal[lane], rows[row + dimension + 1], noise[lane] * rows[row + dimension]);
      float sum = -target;
      for (int i = 0; i < dimension; i++) {
        float product = rows[row + i];
        for (int k = 0; k < factors; k++) {
          product *= parameters[(i * factors + k) * width + lane];
        }
        sum += product;
      }
      residuals[at + lane] = sum;
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
    if (before.length != width) {
      before = new float[width];
      behind = new float[width];
    }
    for (int i = from; i < to; i++) {
      Arrays.fill(before, 0f);
      for (int example = 0; example < examples; example++) {
        float x = rows[offset + example * rowLength + i];
        for (int lane = 0; lane < width; lane++) {
          before[lane] = Math.fma(residuals[example * width + lane], x, before[lane]);
        }
      }
      float scale = 2f / examples;
      for (int lane = 0; lane < width; lane++) {
        before[lane] *= scale;
        behind[lane] = 1f;
      }
      int first = (i - from) * factors * width;
      // Factors before k from the front, then those behind it from the back.
      for (int k = 0; k < factors; k++) {
        for (int lane = 0; lane < width; lane++) {
          gradient[first + k * width + lane] = before[lane];
          before[lane] *= parameters[(i * factors + k) * width + lane];
        }
      }
      for (int k = factors - 1; k >= 0; k--) {
        for (int lane = 0; lane < width; lane++) {
          gradient[first + k * width + lane] *= behind[lane];
          behind[lane] *= parameters[(i * factors + k) * width + lane];
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
    return false;
  }
}
