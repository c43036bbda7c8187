package io.github.collapsar.network;

import java.util.Arrays;

/** {@link LayerSpec.MeanPool} in single precision. */
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
    for (int i = 0; i < examples * channels; i++) {
      outputs[i] = FloatChannels.sum(inputs, i * plane, (i + 1) * plane) / plane;
    }
    return outputs;
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    inputSlopes = FloatLayer.grown(inputSlopes, examples * channels * plane);
    for (int i = 0; i < examples * channels; i++) {
      Arrays.fill(inputSlopes, i * plane, (i + 1) * plane, slopes[i] / plane);
    }
    return inputSlopes;
  }
}
