package io.github.collapsar.regression;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.vectorization.FloatRegressionArithmetic;
import io.github.collapsar.vectorization.Vectorization;

/** {@link FactorizedRegression} with its arithmetic in single precision. */
final class FloatFactorizedRegression extends FactorizedRegression implements FloatLaneModel {

  private static final FloatRegressionArithmetic FACTORIZED =
      Vectorization.arithmetic().floats().factorizedRegression();

  private static final FloatRegressionArithmetic LINEAR =
      Vectorization.arithmetic().floats().linearRegression();

  private final int dimension;
  private final int rowLength;
  private final float labelNoise;
  private final float[] signal;
  private final float[] noise;
  private final FloatRegressionArithmetic arithmetic;
  private float[] residuals = new float[0];

  FloatFactorizedRegression(Task task) {
    super(task);
    this.dimension = task.dimension();
    this.signal = task.lanes().toFloats(task.signal());
    this.noise = task.lanes().toFloats(task.noise());
    this.labelNoise = task.lanes().toFloats(new double[] {task.labelNoise()})[0];
    this.rowLength = dimension + (task.labelNoise() == 0 ? 2 : 3);
    this.arithmetic =
        task.factors() > 2
            ? new FloatProductArithmetic(task.factors())
            : task.factors() == 2 ? FACTORIZED : LINEAR;
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    int width = signal.length;
    if (residuals.length != examples * width) {
      residuals = new float[examples * width];
    }
    for (int example = 0; example < examples; example++) {
      int row = offset + example * rowLength;
      arithmetic.residuals(
          dimension, signal, noise, parameters, rows, row, residuals, example * width);
      if (labelNoise != 0f) {
        for (int lane = 0; lane < width; lane++) {
          residuals[example * width + lane] -= labelNoise * rows[row + dimension + 2];
        }
      }
    }
    for (int lane = 0; lane < width; lane++) {
      float sum = 0;
      for (int example = 0; example < examples; example++) {
        float residual = residuals[example * width + lane];
        sum = Math.fma(residual, residual, sum);
      }
      loss[lane] = sum / examples;
    }
    arithmetic.gradient(
        dimension,
        rowLength,
        examples,
        parameters,
        rows,
        offset,
        residuals,
        0,
        dimension,
        gradient);
  }

  @Override
  public boolean train(
      float[] parameters,
      float[] rows,
      int examples,
      int steps,
      long stepsBefore,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {
    return examples == 1
        && labelNoise == 0f
        && arithmetic.train(
            dimension,
            signal,
            noise,
            parameters,
            rows,
            steps,
            stepsBefore,
            rate,
            decay,
            lossLimit,
            leftAt);
  }
}
