package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.ParameterList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Layers one after the other, in single precision. Used by one thread at a time; other sequences
 * may be used beside it.
 */
public final class FloatSequence implements FloatLayer {

  private final List<FloatLayer> layers = new ArrayList<>();
  private float[] given = new float[0];

  /** The position after each layer: the shape and order of its output. */
  private final List<LayerPosition> outputs = new ArrayList<>();

  /** The layers of a network. */
  public FloatSequence(Architecture architecture) {
    this(architecture.layers(), LayerPosition.start(architecture.input()));
  }

  /**
   * The layers of a network that stands behind another.
   *
   * @param parametersAt the index of its first parameter in the flat vector
   */
  public FloatSequence(Architecture architecture, int parametersAt) {
    this(
        architecture.layers(),
        new LayerPosition(architecture.input(), ChannelOrder.CHANNELS_FIRST, parametersAt, false));
  }

  /**
   * The layers of a list. Where a layer needs its inputs in another order, they are copied to it.
   *
   * @param position of the first layer
   */
  FloatSequence(List<LayerSpec> specs, LayerPosition position) {
    LayerPosition next = position;
    for (LayerSpec spec : specs) {
      LayerPosition own = next.withOrder(spec.inputOrder(next.order()));
      FloatLayer layer = layer(spec, own);
      layers.add(own.equals(next) ? layer : new FloatSequence(next, own, layer));
      ParameterList parameters = new ParameterList();
      spec.declare(next.input(), parameters);
      next =
          new LayerPosition(
              spec.output(next.input()),
              spec.outputOrder(own.order()),
              next.parametersAt() + parameters.length(),
              next.first() && parameters.length() == 0);
      outputs.add(next);
    }
  }

  /** A layer with a copy of its inputs to another order before it. */
  private FloatSequence(LayerPosition from, LayerPosition to, FloatLayer layer) {
    layers.add(new FloatReordering(from, to.order()));
    layers.add(layer);
  }

  private static FloatLayer layer(LayerSpec spec, LayerPosition position) {
    if (spec instanceof LayerSpec.Dense dense) {
      return new FloatDense(dense, position);
    }
    if (spec instanceof LayerSpec.Convolution convolution) {
      return new FloatConvolution(convolution, position);
    }
    if (spec instanceof LayerSpec.MaximumPool pool) {
      return new FloatMaximumPool(pool, position);
    }
    if (spec instanceof LayerSpec.MeanPool) {
      return new FloatMeanPool(position);
    }
    if (spec instanceof LayerSpec.Elementwise activation) {
      return new FloatActivation(activation, position);
    }
    if (spec instanceof LayerSpec.BatchNormalization) {
      return new FloatBatchNormalization(position);
    }
    return new FloatResidual((LayerSpec.Residual) spec, position);
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    return forward(layers.size(), parameters, inputs, examples, mode);
  }

  private float[] forward(int count, float[] parameters, float[] inputs, int examples, Mode mode) {
    float[] values = inputs;
    for (FloatLayer layer : layers.subList(0, count)) {
      values = layer.forward(parameters, values, examples, mode);
    }
    return values;
  }

  /** Examples as its inputs, in an array of its own. */
  public float[] inputs(float[] rows, int length) {
    given = FloatLayer.grown(given, length);
    for (int i = 0; i < length; i++) {
      given[i] = rows[i];
    }
    return given;
  }

  /** The outputs of the first {@code count} layers in inference, with channels first. */
  public float[] outputs(int count, float[] parameters, float[] inputs, int examples) {
    float[] values = forward(count, parameters, inputs, examples, Mode.INFERENCE);
    LayerPosition end = outputs.get(count - 1);
    if (end.order() == ChannelOrder.CHANNELS_FIRST) {
      return values;
    }
    return new FloatReordering(end, ChannelOrder.CHANNELS_FIRST)
        .forward(parameters, values, examples, Mode.INFERENCE);
  }

  @Override
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    float[] back = outputGradients;
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
