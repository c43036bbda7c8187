package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.LayerSpec;
import java.util.Arrays;

/** {@link LayerSpec.MeanPool} in single precision; inputs have channels last. */
final class FloatMeanPool implements FloatLayer {

  private final int channels;
  private final int plane;
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatMeanPool(LayerPosition position) {
    this.channels = position.input().channels();
    this.plane = position.input().plane();
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
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    inputGradients = FloatLayer.grown(inputGradients, examples * channels * plane);
    for (int pixel = 0; pixel < examples * plane; pixel++) {
      int from = pixel / plane * channels;
      for (int channel = 0; channel < channels; channel++) {
        inputGradients[pixel * channels + channel] = outputGradients[from + channel] / plane;
      }
    }
    return inputGradients;
  }
}
