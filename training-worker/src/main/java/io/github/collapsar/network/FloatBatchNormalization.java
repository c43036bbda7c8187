package io.github.collapsar.network;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * {@link LayerSpec.BatchNormalization} in single precision: in training with the batch's own means
 * and variances, in use with their running means (Ioffe and Szegedy 2015, as PyTorch has it).
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

  /** 1 / √variance of the batch. */
  private final float[] scale;

  private float[] normalized = new float[0];
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatBatchNormalization(Place place) {
    this.shape = place.input();
    this.gainsAt = place.parametersAt();
    this.shiftsAt = gainsAt + shape.channels();
    this.runningMean = new float[shape.channels()];
    this.runningVariance = new float[shape.channels()];
    Arrays.fill(runningVariance, 1);
    this.scale = new float[shape.channels()];
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    int length = examples * shape.size();
    outputs = FloatLayer.grown(outputs, length);
    normalized = FloatLayer.grown(normalized, length);
    for (int channel = 0; channel < shape.channels(); channel++) {
      float mean = runningMean[channel];
      float variance = runningVariance[channel];
      if (mode == Mode.TRAINING) {
        mean = mean(inputs, channel, examples);
        variance = variance(inputs, mean, channel, examples);
        float count = examples * shape.plane();
        runningMean[channel] += NEW * (mean - runningMean[channel]);
        runningVariance[channel] +=
            NEW * (variance * (count / Math.max(1, count - 1)) - runningVariance[channel]);
      }
      scale[channel] = (float) (1 / Math.sqrt(variance + STABILIZER));
      normalize(inputs, mean, channel, examples, parameters);
    }
    return outputs;
  }

  private float mean(float[] values, int channel, int examples) {
    float sum = 0;
    for (int example = 0; example < examples; example++) {
      int from = from(example, channel);
      sum += FloatChannels.sum(values, from, from + shape.plane());
    }
    return sum / (examples * shape.plane());
  }

  /** Leaves the differences from the mean in {@link #normalized}. */
  private float variance(float[] inputs, float mean, int channel, int examples) {
    float sum = 0;
    for (int example = 0; example < examples; example++) {
      int from = from(example, channel);
      int to = from + shape.plane();
      for (int i = from; i < to; i++) {
        normalized[i] = inputs[i] - mean;
      }
      sum += FloatChannels.product(normalized, normalized, from, to);
    }
    return sum / (examples * shape.plane());
  }

  private void normalize(
      float[] inputs, float mean, int channel, int examples, float[] parameters) {
    float factor = scale[channel];
    float gain = parameters[gainsAt + channel];
    float shift = parameters[shiftsAt + channel];
    for (int example = 0; example < examples; example++) {
      int from = from(example, channel);
      for (int i = from; i < from + shape.plane(); i++) {
        normalized[i] = (inputs[i] - mean) * factor;
        outputs[i] = normalized[i] * gain + shift;
      }
    }
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    inputSlopes = FloatLayer.grown(inputSlopes, examples * shape.size());
    float count = examples * shape.plane();
    for (int channel = 0; channel < shape.channels(); channel++) {
      float sum = 0;
      float product = 0;
      for (int example = 0; example < examples; example++) {
        int from = from(example, channel);
        sum += FloatChannels.sum(slopes, from, from + shape.plane());
        product += FloatChannels.product(slopes, normalized, from, from + shape.plane());
      }
      gradient[gainsAt + channel] = product;
      gradient[shiftsAt + channel] = sum;
      float factor = parameters[gainsAt + channel] * scale[channel];
      float meanSlope = sum / count;
      float meanProduct = product / count;
      for (int example = 0; example < examples; example++) {
        int from = from(example, channel);
        for (int i = from; i < from + shape.plane(); i++) {
          inputSlopes[i] = factor * (slopes[i] - meanSlope - normalized[i] * meanProduct);
        }
      }
    }
    return inputSlopes;
  }

  private int from(int example, int channel) {
    return example * shape.size() + channel * shape.plane();
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    visitor.accept(runningMean);
    visitor.accept(runningVariance);
  }
}
