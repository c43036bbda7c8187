package io.github.collapsar.network;

import java.util.function.Consumer;

/** {@link LayerSpec.Residual} in single precision. */
final class FloatResidual implements FloatLayer {

  private final FloatSequence main;
  private final FloatSequence shortcut;
  private final int inputSize;
  private final int outputSize;
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatResidual(LayerSpec.Residual spec, Place place) {
    this.main = new FloatSequence(spec.main(), place);
    ParameterList own = new ParameterList();
    Architecture.declare(spec.main(), place.input(), own);
    int at = place.parametersAt() + own.length();
    this.shortcut =
        new FloatSequence(
            spec.shortcut(), new Place(place.input(), place.order(), at, place.first()));
    this.inputSize = place.input().size();
    this.outputSize = spec.output(place.input()).size();
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
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    float[] one = main.backward(parameters, slopes, gradient, examples);
    float[] other = shortcut.backward(parameters, slopes, gradient, examples);
    int length = examples * inputSize;
    inputSlopes = FloatLayer.grown(inputSlopes, length);
    add(one, other, inputSlopes, length);
    return inputSlopes;
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
