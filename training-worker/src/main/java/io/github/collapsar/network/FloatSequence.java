package io.github.collapsar.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Layers one after the other, in single precision. */
final class FloatSequence implements FloatLayer {

  private final List<FloatLayer> layers = new ArrayList<>();

  /** What comes out of each layer, and in which order. */
  private final List<Place> outputs = new ArrayList<>();

  /**
   * The layers of a list. Where one asks for another order than what comes in has, that is changed
   * before.
   *
   * @param place of the first of them
   */
  FloatSequence(List<LayerSpec> specs, Place place) {
    Place next = place;
    for (LayerSpec spec : specs) {
      Place own = next.in(spec.takes(next.order()));
      FloatLayer layer = layer(spec, own);
      layers.add(own.equals(next) ? layer : new FloatSequence(next, own, layer));
      ParameterList parameters = new ParameterList();
      spec.declare(next.input(), parameters);
      next =
          new Place(
              spec.output(next.input()),
              spec.gives(own.order()),
              next.parametersAt() + parameters.length(),
              next.first() && parameters.length() == 0);
      outputs.add(next);
    }
  }

  /** A layer whose inputs come from elsewhere. */
  private FloatSequence(Place from, Place to, FloatLayer layer) {
    layers.add(new FloatReordering(from, to.order()));
    layers.add(layer);
  }

  private static FloatLayer layer(LayerSpec spec, Place place) {
    if (spec instanceof LayerSpec.Dense dense) {
      return new FloatDense(dense, place);
    }
    if (spec instanceof LayerSpec.Convolution convolution) {
      return new FloatConvolution(convolution, place);
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
    return forward(layers.size(), parameters, inputs, examples, mode);
  }

  private float[] forward(int some, float[] parameters, float[] inputs, int examples, Mode mode) {
    float[] values = inputs;
    for (FloatLayer layer : layers.subList(0, some)) {
      values = layer.forward(parameters, values, examples, mode);
    }
    return values;
  }

  /** What the first {@code some} layers make of inputs in use, {@link Order#CHANNELS_FIRST}. */
  float[] outputs(int some, float[] parameters, float[] inputs, int examples) {
    float[] values = forward(some, parameters, inputs, examples, Mode.USE);
    Place end = outputs.get(some - 1);
    if (end.order() == Order.CHANNELS_FIRST) {
      return values;
    }
    return new FloatReordering(end, Order.CHANNELS_FIRST)
        .forward(parameters, values, examples, Mode.USE);
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
