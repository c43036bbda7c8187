package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.product.FloatProducts;
import java.util.Arrays;

/** {@link LayerSpec.Dense} in single precision. */
final class FloatDense implements FloatLayer {

  private final FloatProducts products = new FloatProducts();
  private final int inputSize;
  private final int units;
  private final int weightsAt;
  private final int biasesAt;
  private final LayerPosition position;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatDense(LayerSpec.Dense spec, LayerPosition position) {
    this.position = position;
    this.inputSize = position.input().size();
    this.units = spec.units();
    this.weightsAt = position.parametersAt();
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
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    products.multiplyTransposed(
        inputSize, units, examples, inputs, 0, outputGradients, 0, gradient, weightsAt);
    Arrays.fill(gradient, biasesAt, biasesAt + units, 0);
    for (int at = 0; at < examples * units; at += units) {
      for (int unit = 0; unit < units; unit++) {
        gradient[biasesAt + unit] += outputGradients[at + unit];
      }
    }
    if (position.first()) {
      return inputGradients;
    }
    inputGradients = FloatLayer.grown(inputGradients, examples * inputSize);
    products.multiplyByTransposed(
        examples, inputSize, units, outputGradients, 0, parameters, weightsAt, inputGradients, 0);
    return inputGradients;
  }
}
