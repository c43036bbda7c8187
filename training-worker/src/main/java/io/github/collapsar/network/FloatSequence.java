package io.github.collapsar.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Layers one after the other, in single precision. */
final class FloatSequence implements FloatLayer {

  private final List<FloatLayer> layers = new ArrayList<>();

  /**
   * The layers of a list.
   *
   * @param place of the first of them
   */
  FloatSequence(List<LayerSpec> specs, Place place) {
    Place next = place;
    for (LayerSpec spec : specs) {
      layers.add(layer(spec, next));
      ParameterList own = new ParameterList();
      spec.declare(next.input(), own);
      boolean stillFirst = next.first() && own.length() == 0;
      next = new Place(spec.output(next.input()), next.parametersAt() + own.length(), stillFirst);
    }
  }

  private static FloatLayer layer(LayerSpec spec, Place place) {
    if (spec instanceof LayerSpec.Dense dense) {
      return new FloatDense(dense, place);
    }
    if (spec instanceof LayerSpec.Convolution convolution) {
      return convolution.stride() == 1
          ? new FloatConvolution(convolution, place)
          : new FloatStridedConvolution(convolution, place);
    }
    if (spec instanceof LayerSpec.MaximumPool pool) {
      return new FloatMaximumPool(pool, place);
    }
    if (spec instanceof LayerSpec.MeanPool) {
      return new FloatMeanPool(place);
    }
    if (spec instanceof LayerSpec.Activation activation) {
      return new FloatActivation(activation, place);
    }
    if (spec instanceof LayerSpec.BatchNormalization) {
      return new FloatBatchNormalization(place);
    }
    return new FloatResidual((LayerSpec.Residual) spec, place);
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    return forward(0, layers.size(), parameters, inputs, examples, mode);
  }

  /** Through some of the layers, from index {@code first} to before {@code last}. */
  float[] forward(
      int first, int last, float[] parameters, float[] inputs, int examples, Mode mode) {
    float[] values = inputs;
    for (FloatLayer layer : layers.subList(first, last)) {
      values = layer.forward(parameters, values, examples, mode);
    }
    return values;
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    float[] back = slopes;
    for (int i = layers.size() - 1; i >= 0; i--) {
      back = layers.get(i).backward(parameters, back, gradient, examples);
    }
    return back;
  }

  @Override
  public void memory(Consumer<float[]> visitor) {
    layers.forEach(layer -> layer.memory(visitor));
  }
}
