package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.TensorShape;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * {@link LayerSpec.BatchNormalization} in single precision: in training with the batch's own means
 * and variances, in inference with their running means (Ioffe and Szegedy 2015, as in PyTorch).
 * Inputs have channels last. Loops go over rows of pixels, which are long enough for vectors
 * whatever the number of channels.
 */
final class FloatBatchNormalization implements FloatLayer {

  /** The share of a new batch in the running means. */
  private static final float NEW = (float) (1 / LayerSpec.BatchNormalization.BATCHES);

  private final TensorShape shape;
  private final int gainsAt;
  private final int shiftsAt;
  private final float[] runningMean;
  private final float[] runningVariance;
  private final float[] mean;

  /** 1 / √variance of the batch. */
  private final float[] scale;

  private final float[] sums;
  private final float[] products;

  // Shifts and factors for a row of pixels, and sums over rows.
  private final float[] meanRow;
  private final float[] oneRow;
  private final float[] otherRow;
  private final float[] gradientRow;

  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatBatchNormalization(LayerPosition position) {
    this.shape = position.input();
    this.gainsAt = position.parametersAt();
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
    this.gradientRow = new float[row];
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    outputs = FloatLayer.grown(outputs, examples * shape.size());
    if (mode == Mode.TRAINING) {
      measure(examples);
    } else {
      fill(runningMean, meanRow);
      setScale(runningVariance);
    }
    for (int channel = 0; channel < shape.channels(); channel++) {
      oneRow[channel] = scale[channel] * parameters[gainsAt + channel];
      otherRow[channel] = parameters[shiftsAt + channel];
    }
    FloatChannelSums.spread(oneRow, shape.channels());
    FloatChannelSums.spread(otherRow, shape.channels());
    for (int at = 0; at < examples * shape.size(); at += meanRow.length) {
      normalize(inputs, at, meanRow, oneRow, otherRow, outputs);
    }
    return outputs;
  }

  /** The batch's means and variances, which the running ones follow. */
  private void measure(int examples) {
    float count = examples * shape.plane();
    FloatChannelSums.sum(inputs, shape, examples, mean, 0);
    divide(mean, count);
    fill(mean, meanRow);
    Arrays.fill(oneRow, 0);
    for (int at = 0; at < examples * shape.size(); at += meanRow.length) {
      addSquares(inputs, at, meanRow, oneRow);
    }
    FloatChannelSums.fold(oneRow, shape.channels(), sums, 0);
    divide(sums, count);
    setScale(sums);
    float unbiased = count / Math.max(1, count - 1);
    for (int channel = 0; channel < shape.channels(); channel++) {
      runningMean[channel] += NEW * (mean[channel] - runningMean[channel]);
      runningVariance[channel] += NEW * (sums[channel] * unbiased - runningVariance[channel]);
    }
  }

  private static void fill(float[] channels, float[] row) {
    System.arraycopy(channels, 0, row, 0, channels.length);
    FloatChannelSums.spread(row, channels.length);
  }

  private static void divide(float[] values, float by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }

  private void setScale(float[] variance) {
    for (int channel = 0; channel < scale.length; channel++) {
      scale[channel] =
          (float) (1 / Math.sqrt(variance[channel] + LayerSpec.BatchNormalization.EPSILON));
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
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    int length = examples * shape.size();
    inputGradients = FloatLayer.grown(inputGradients, length);
    Arrays.fill(oneRow, 0);
    Arrays.fill(otherRow, 0);
    for (int at = 0; at < length; at += meanRow.length) {
      addUp(outputGradients, inputs, at, meanRow, oneRow, otherRow);
    }
    FloatChannelSums.fold(oneRow, shape.channels(), sums, 0);
    FloatChannelSums.fold(otherRow, shape.channels(), products, 0);
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
    FloatChannelSums.spread(oneRow, shape.channels());
    FloatChannelSums.spread(otherRow, shape.channels());
    fill(sums, gradientRow);
    for (int at = 0; at < length; at += meanRow.length) {
      giveInputGradients(outputGradients, at, oneRow, gradientRow, otherRow);
    }
    return inputGradients;
  }

  private static void addUp(
      float[] outputGradients,
      float[] values,
      int at,
      float[] means,
      float[] sums,
      float[] products) {
    for (int i = 0; i < means.length; i++) {
      sums[i] += outputGradients[at + i];
      products[i] += outputGradients[at + i] * (values[at + i] - means[i]);
    }
  }

  /**
   * factor·gradient − mean gradient − (input − mean)·mean product, the means times their factors.
   */
  private void giveInputGradients(
      float[] outputGradients,
      int at,
      float[] factors,
      float[] meanGradients,
      float[] meanProducts) {
    float[] means = meanRow;
    float[] values = inputs;
    float[] results = inputGradients;
    for (int i = 0; i < means.length; i++) {
      results[at + i] =
          factors[i] * outputGradients[at + i]
              - meanGradients[i]
              - (values[at + i] - means[i]) * meanProducts[i];
    }
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    visitor.accept(runningMean);
    visitor.accept(runningVariance);
  }
}
