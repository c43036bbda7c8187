package io.github.collapsar.network;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * {@link LayerSpec.BatchNormalization} in single precision: in training with the batch's own means
 * and variances, in use with their running means (Ioffe and Szegedy 2015, as PyTorch has it).
 * Inputs lie with channels last; loops go through rows of pixels, which are long enough for vectors
 * whatever the number of channels.
 */
final class FloatBatchNormalization implements FloatLayer {

  static final double STABILIZER = 1e-5;

  /** Share of a new batch in the running means. */
  static final float NEW = (float) (1 / 10.0);

  private final Shape shape;
  private final int gainsAt;
  private final int shiftsAt;
  private final float[] runningMean;
  private final float[] runningVariance;
  private final float[] mean;

  /** 1 / √variance of the batch. */
  private final float[] scale;

  private final float[] sums;
  private final float[] products;

  // What a row of pixels is to be shifted and multiplied by, and sums over rows.
  private final float[] meanRow;
  private final float[] oneRow;
  private final float[] otherRow;
  private final float[] slopeRow;

  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatBatchNormalization(Place place) {
    this.shape = place.input();
    this.gainsAt = place.parametersAt();
    this.shiftsAt = gainsAt + shape.channels();
    this.runningMean = new float[shape.channels()];
    this.runningVariance = new float[shape.channels()];
    Arrays.fill(runningVariance, 1);
    this.mean = new float[shape.channels()];
    this.scale = new float[shape.channels()];
    this.sums = new float[shape.channels()];
    this.products = new float[shape.channels()];
    int row = shape.width() * shape.channels();
    this.meanRow = new float[row];
    this.oneRow = new float[row];
    this.otherRow = new float[row];
    this.slopeRow = new float[row];
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    outputs = FloatLayer.grown(outputs, examples * shape.size());
    if (mode == Mode.TRAINING) {
      measure(examples);
    } else {
      take(runningMean, meanRow);
      takeScale(runningVariance);
    }
    for (int channel = 0; channel < shape.channels(); channel++) {
      oneRow[channel] = scale[channel] * parameters[gainsAt + channel];
      otherRow[channel] = parameters[shiftsAt + channel];
    }
    FloatChannels.spread(oneRow, shape.channels());
    FloatChannels.spread(otherRow, shape.channels());
    for (int at = 0; at < examples * shape.size(); at += meanRow.length) {
      normalize(inputs, at, meanRow, oneRow, otherRow, outputs);
    }
    return outputs;
  }

  /** The batch's means and variances, which the running ones follow. */
  private void measure(int examples) {
    float count = examples * shape.plane();
    FloatChannels.sum(inputs, shape, examples, mean, 0);
    divide(mean, count);
    take(mean, meanRow);
    Arrays.fill(oneRow, 0);
    for (int at = 0; at < examples * shape.size(); at += meanRow.length) {
      addSquares(inputs, at, meanRow, oneRow);
    }
    FloatChannels.fold(oneRow, shape.channels(), sums, 0);
    divide(sums, count);
    takeScale(sums);
    float unbiased = count / Math.max(1, count - 1);
    for (int channel = 0; channel < shape.channels(); channel++) {
      runningMean[channel] += NEW * (mean[channel] - runningMean[channel]);
      runningVariance[channel] += NEW * (sums[channel] * unbiased - runningVariance[channel]);
    }
  }

  private static void take(float[] channels, float[] row) {
    System.arraycopy(channels, 0, row, 0, channels.length);
    FloatChannels.spread(row, channels.length);
  }

  private static void divide(float[] values, float by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }

  private void takeScale(float[] variance) {
    for (int channel = 0; channel < scale.length; channel++) {
      scale[channel] = (float) (1 / Math.sqrt(variance[channel] + STABILIZER));
    }
  }

  private static void addSquares(float[] values, int at, float[] means, float[] squares) {
    for (int i = 0; i < means.length; i++) {
      float difference = values[at + i] - means[i];
      squares[i] += difference * difference;
    }
  }

  private static void normalize(
      float[] values, int at, float[] means, float[] factors, float[] shifts, float[] results) {
    for (int i = 0; i < means.length; i++) {
      results[at + i] = (values[at + i] - means[i]) * factors[i] + shifts[i];
    }
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    int length = examples * shape.size();
    inputSlopes = FloatLayer.grown(inputSlopes, length);
    Arrays.fill(oneRow, 0);
    Arrays.fill(otherRow, 0);
    for (int at = 0; at < length; at += meanRow.length) {
      addUp(slopes, inputs, at, meanRow, oneRow, otherRow);
    }
    FloatChannels.fold(oneRow, shape.channels(), sums, 0);
    FloatChannels.fold(otherRow, shape.channels(), products, 0);
    float count = examples * shape.plane();
    for (int channel = 0; channel < shape.channels(); channel++) {
      float product = products[channel] * scale[channel];
      gradient[gainsAt + channel] = product;
      gradient[shiftsAt + channel] = sums[channel];
      float factor = parameters[gainsAt + channel] * scale[channel];
      oneRow[channel] = factor;
      otherRow[channel] = factor * scale[channel] * (product / count);
      sums[channel] = factor * (sums[channel] / count);
    }
    FloatChannels.spread(oneRow, shape.channels());
    FloatChannels.spread(otherRow, shape.channels());
    take(sums, slopeRow);
    for (int at = 0; at < length; at += meanRow.length) {
      back(slopes, at, oneRow, slopeRow, otherRow);
    }
    return inputSlopes;
  }

  private static void addUp(
      float[] slopes, float[] values, int at, float[] means, float[] sums, float[] products) {
    for (int i = 0; i < means.length; i++) {
      sums[i] += slopes[at + i];
      products[i] += slopes[at + i] * (values[at + i] - means[i]);
    }
  }

  /** factor·slope − mean slope − (input − mean)·mean product, the means times their factors. */
  private void back(
      float[] slopes, int at, float[] factors, float[] meanSlopes, float[] meanProducts) {
    float[] means = meanRow;
    float[] values = inputs;
    float[] results = inputSlopes;
    for (int i = 0; i < means.length; i++) {
      results[at + i] =
          factors[i] * slopes[at + i]
              - meanSlopes[i]
              - (values[at + i] - means[i]) * meanProducts[i];
    }
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    visitor.accept(runningMean);
    visitor.accept(runningVariance);
  }
}
