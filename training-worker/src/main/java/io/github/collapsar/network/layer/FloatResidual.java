package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.ParameterList;
import java.util.function.Consumer;

/** {@link LayerSpec.Residual} in single precision. */
final class FloatResidual implements FloatLayer {

  private final FloatSequence main;
  private final FloatSequence shortcut;
  private final int inputSize;
  private final int outputSize;
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatResidual(LayerSpec.Residual spec, LayerPosition position) {
    this.main = new FloatSequence(spec.main(), position);
    ParameterList own = new ParameterList();
    Architecture.declare(spec.main(), position.input(), own);
    int at = position.parametersAt() + own.length();
    this.shortcut =
        new FloatSequence(
            spec.shortcut(),
            new LayerPosition(position.input(), position.order(), at, position.first()));
    this.inputSize = position.input().size();
    this.outputSize = spec.output(position.input()).size();
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    float[] one = main.forward(parameters, inputs, examples, mode);
    float[] other = shortcut.forward(parameters, inputs, examples, mode);
    int length = examples * outputSize;
    outputs = FloatLayer.grown(outputs, length);
    add(one, other, outputs, length);
    return outputs;
  }

  @Override
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    float[] one = main.backward(parameters, outputGradients, gradient, examples);
    float[] other = shortcut.backward(parameters, outputGradients, gradient, examples);
    int length = examples * inputSize;
    inputGradients = FloatLayer.grown(inputGradients, length);
    add(one, other, inputGradients, length);
    return inputGradients;
  }

  private static void add(float[] one, float[] other, float[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] = one[i] + other[i];
    }
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    main.memory(visitor);
    shortcut.memory(visitor);
  }
}
