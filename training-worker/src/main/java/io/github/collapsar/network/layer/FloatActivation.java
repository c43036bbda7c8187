package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.vectorization.FloatElementary;
import io.github.collapsar.vectorization.Vectorization;

/**
 * {@link LayerSpec.Elementwise} in single precision.
 *
 * <p>The products of a collapsing network become subnormal numbers, which cost ten times more and
 * above. Numbers are therefore rounded to multiples of a unit that is too small for any measurement
 * to see, and large enough that two of them, or one and a parameter, have a normal product. NaN
 * stays NaN, so that the loss shows it.
 */
final class FloatActivation implements FloatLayer {

  private static final FloatElementary ELEMENTARY =
      Vectorization.arithmetic().floats().elementary();

  /** Adding and subtracting it leaves multiples of 2⁻⁶² (of 2⁻⁵¹³ in double precision). */
  private static final float ROUNDING =
      (float) (Float.MIN_EXPONENT > -200 ? Math.pow(2, -39) : Math.pow(2, -461));

  /** Brings each positive number that this rounding leaves to at least 1. */
  private static final float STEEP =
      (float) (Float.MIN_EXPONENT > -200 ? Math.pow(2, 63) : Math.pow(2, 514));

  private static final float LEAK = (float) (1 / 100.0);

  private final Nonlinearity nonlinearity;
  private final int size;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatActivation(LayerSpec.Elementwise spec, LayerPosition position) {
    this.nonlinearity = spec.nonlinearity();
    this.size = position.input().size();
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
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    int length = examples * size;
    inputGradients = FloatLayer.grown(inputGradients, length);
    switch (nonlinearity) {
      case RELU -> rectifyBack(outputGradients, length, 0);
      case LEAKY_RELU -> rectifyBack(outputGradients, length, LEAK);
      case IDENTITY -> System.arraycopy(outputGradients, 0, inputGradients, 0, length);
      case TANH -> {
        for (int i = 0; i < length; i++) {
          inputGradients[i] = outputGradients[i] * (1 - outputs[i] * outputs[i]);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < length; i++) {
          inputGradients[i] = outputGradients[i] * (outputs[i] * (1 - outputs[i]));
        }
      }
      case SILU -> siluBack(outputGradients, length);
    }
    round(inputGradients, inputGradients, length);
    return inputGradients;
  }

  /** Without a branch, which random signs would make slow: 1 where the output is positive. */
  private void rectifyBack(float[] outputGradients, int length, float leak) {
    float rest = 1 - leak;
    for (int i = 0; i < length; i++) {
      float positive = Math.max(Math.min(outputs[i] * STEEP, 1), 0);
      inputGradients[i] = outputGradients[i] * (leak + rest * positive);
    }
  }

  /** σ + x·σ·(1 − σ), σ the sigmoid of x. */
  private void siluBack(float[] outputGradients, int length) {
    round(inputs, inputGradients, length);
    ELEMENTARY.sigmoid(inputGradients, 0, length);
    for (int i = 0; i < length; i++) {
      float sigmoid = inputGradients[i];
      inputGradients[i] = outputGradients[i] * (sigmoid + outputs[i] * (1 - sigmoid));
    }
  }
}
