package io.github.collapsar.network;

import io.github.collapsar.vectorization.FloatElementary;
import io.github.collapsar.vectorization.Vectorization;

/**
 * {@link LayerSpec.Activation} in single precision.
 *
 * <p>A collapsing network's products run into subnormal numbers, which cost ten times more and
 * more. Here what passes is rounded to multiples of a number so small that nothing that is measured
 * sees it, and so large that two of them, or one and a parameter, still have a normal product. NaN
 * passes, so that the loss shows it.
 */
final class FloatActivation implements FloatLayer {

  private static final FloatElementary ELEMENTARY =
      Vectorization.arithmetic().floats().elementary();

  /** Added and taken off again, leaves multiples of 2⁻⁶² (of 2⁻⁵¹³ in double precision). */
  private static final float ROUNDING =
      (float) (Float.MIN_EXPONENT > -200 ? Math.pow(2, -39) : Math.pow(2, -461));

  /** Takes every positive number that such rounding leaves to at least 1. */
  private static final float STEEP =
      (float) (Float.MIN_EXPONENT > -200 ? Math.pow(2, 63) : Math.pow(2, 514));

  private static final float LEAK = (float) (1 / 100.0);

  private final Nonlinearity nonlinearity;
  private final int size;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatActivation(LayerSpec.Activation spec, Place place) {
    this.nonlinearity = spec.nonlinearity();
    this.size = place.input().size();
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    int length = examples * size;
    outputs = FloatLayer.grown(outputs, length);
    switch (nonlinearity) {
      case RELU -> rectify(length, 0);
      case LEAKY_RELU -> rectify(length, LEAK);
      case IDENTITY -> round(inputs, outputs, length);
      case TANH -> {
        round(inputs, outputs, length);
        ELEMENTARY.tanh(outputs, 0, length);
      }
      case SIGMOID -> {
        round(inputs, outputs, length);
        ELEMENTARY.sigmoid(outputs, 0, length);
      }
      case SILU -> {
        round(inputs, outputs, length);
        ELEMENTARY.sigmoid(outputs, 0, length);
        multiply(length);
      }
    }
    return outputs;
  }

  private static void round(float[] from, float[] to, int length) {
    for (int i = 0; i < length; i++) {
      to[i] = (from[i] + ROUNDING) - ROUNDING;
    }
  }

  private void rectify(int length, float leak) {
    for (int i = 0; i < length; i++) {
      float rounded = (inputs[i] + ROUNDING) - ROUNDING;
      outputs[i] = Math.max(rounded, leak * rounded);
    }
  }

  private void multiply(int length) {
    for (int i = 0; i < length; i++) {
      outputs[i] *= inputs[i];
    }
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    int length = examples * size;
    inputSlopes = FloatLayer.grown(inputSlopes, length);
    switch (nonlinearity) {
      case RELU -> rectifyBack(slopes, length, 0);
      case LEAKY_RELU -> rectifyBack(slopes, length, LEAK);
      case IDENTITY -> System.arraycopy(slopes, 0, inputSlopes, 0, length);
      case TANH -> {
        for (int i = 0; i < length; i++) {
          inputSlopes[i] = slopes[i] * (1 - outputs[i] * outputs[i]);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < length; i++) {
          inputSlopes[i] = slopes[i] * (outputs[i] * (1 - outputs[i]));
        }
      }
      case SILU -> siluBack(slopes, length);
    }
    round(inputSlopes, inputSlopes, length);
    return inputSlopes;
  }

  /** Without a branch, which random signs would make slow: 1 where the output is positive. */
  private void rectifyBack(float[] slopes, int length, float leak) {
    float rest = 1 - leak;
    for (int i = 0; i < length; i++) {
      float positive = Math.max(Math.min(outputs[i] * STEEP, 1), 0);
      inputSlopes[i] = slopes[i] * (leak + rest * positive);
    }
  }

  /** σ + x·σ·(1 − σ), σ the sigmoid of x. */
  private void siluBack(float[] slopes, int length) {
    round(inputs, inputSlopes, length);
    ELEMENTARY.sigmoid(inputSlopes, 0, length);
    for (int i = 0; i < length; i++) {
      float sigmoid = inputSlopes[i];
      inputSlopes[i] = slopes[i] * (sigmoid + outputs[i] * (1 - sigmoid));
    }
  }
}
