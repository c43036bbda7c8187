package io.github.collapsar.network;

import java.util.Arrays;

/** {@link LayerSpec.MeanPool} in single precision; inputs lie with channels last. */
final class FloatMeanPool implements FloatLayer {

  private final int channels;
  private final int plane;
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatMeanPool(Place place) {
    this.channels = place.input().channels();
    this.plane = place.input().plane();
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    outputs = FloatLayer.grown(outputs, examples * channels);
    Arrays.fill(outputs, 0, examples * channels, 0);
    for (int pixel = 0; pixel < examples * plane; pixel++) {
      int to = pixel / plane * channels;
      for (int channel = 0; channel < channels; channel++) {
        outputs[to + channel] += inputs[pixel * channels + channel];
      }
    }
    for (int i = 0; i < examples * channels; i++) {
      outputs[i] /= plane;
    }
    return outputs;
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    inputSlopes = FloatLayer.grown(inputSlopes, examples * channels * plane);
    for (int pixel = 0; pixel < examples * plane; pixel++) {
      int from = pixel / plane * channels;
      for (int channel = 0; channel < channels; channel++) {
        inputSlopes[pixel * channels + channel] = slopes[from + channel] / plane;
      }
    }
    return inputSlopes;
  }
}
