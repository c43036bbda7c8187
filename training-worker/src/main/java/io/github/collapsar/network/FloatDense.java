package io.github.collapsar.network;

import io.github.collapsar.product.FloatProducts;
import java.util.Arrays;

/** {@link LayerSpec.Dense} in single precision. */
final class FloatDense implements FloatLayer {

  private final FloatProducts products = new FloatProducts();
  private final int inputSize;
  private final int units;
  private final int weightsAt;
  private final int biasesAt;
  private final Place place;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatDense(LayerSpec.Dense spec, Place place) {
    this.place = place;
    this.inputSize = place.input().size();
    this.units = spec.units();
    this.weightsAt = place.parametersAt();
    this.biasesAt = weightsAt + inputSize * units;
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    outputs = FloatLayer.grown(outputs, examples * units);
    products.multiply(examples, units, inputSize, inputs, 0, parameters, weightsAt, outputs, 0);
    for (int at = 0; at < examples * units; at += units) {
      for (int unit = 0; unit < units; unit++) {
        outputs[at + unit] += parameters[biasesAt + unit];
      }
    }
    return outputs;
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    products.multiplyTransposed(
        inputSize, units, examples, inputs, 0, slopes, 0, gradient, weightsAt);
    Arrays.fill(gradient, biasesAt, biasesAt + units, 0);
    for (int at = 0; at < examples * units; at += units) {
      for (int unit = 0; unit < units; unit++) {
        gradient[biasesAt + unit] += slopes[at + unit];
      }
    }
    if (place.first()) {
      return inputSlopes;
    }
    inputSlopes = FloatLayer.grown(inputSlopes, examples * inputSize);
    products.multiplyByTransposed(
        examples, inputSize, units, slopes, 0, parameters, weightsAt, inputSlopes, 0);
    return inputSlopes;
  }
}
