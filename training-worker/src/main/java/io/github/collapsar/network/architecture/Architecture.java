package io.github.collapsar.network.architecture;

import java.util.List;

/**
 * A network as a list of layers.
 *
 * @param input the shape of an example
 * @param layers from the input on
 * @param examined the layer whose activation is measured: the index of an {@link
 *     LayerSpec.Elementwise}
 */
public record Architecture(TensorShape input, List<LayerSpec> layers, int examined) {

  public Architecture {
    layers = List.copyOf(layers);
  }

  /** The parameters, in the order of the flat vector. */
  public List<ParameterBlock> blocks() {
    ParameterList parameters = new ParameterList();
    declare(layers, input, parameters);
    return parameters.blocks();
  }

  /** The number of parameters. */
  public int parameters() {
    ParameterList parameters = new ParameterList();
    declare(layers, input, parameters);
    return parameters.length();
  }

  /** Multiplications of one example's forward pass. */
  public long multiplications() {
    return multiplications(layers, input);
  }

  /** The size of all activations of one example. */
  public long activations() {
    TensorShape shape = input;
    long activations = shape.size();
    for (LayerSpec layer : layers) {
      shape = layer.output(shape);
      activations += (layer instanceof LayerSpec.Residual ? 6L : 1L) * shape.size();
    }
    return activations;
  }

  static long multiplications(List<LayerSpec> layers, TensorShape input) {
    TensorShape shape = input;
    long sum = 0;
    for (LayerSpec layer : layers) {
      sum += layer.multiplications(shape);
      shape = layer.output(shape);
    }
    return sum;
  }

  /** The shape of its output. */
  public TensorShape output() {
    return output(layers, input);
  }

  /** The output of the examined layer. */
  public TensorShape examinedShape() {
    return output(layers.subList(0, examined), input);
  }

  /** The output shape of layers in sequence. */
  public static TensorShape output(List<LayerSpec> layers, TensorShape input) {
    TensorShape shape = input;
    for (LayerSpec layer : layers) {
      shape = layer.output(shape);
    }
    return shape;
  }

  /** Declares the parameters of layers in sequence. */
  public static void declare(List<LayerSpec> layers, TensorShape input, ParameterList parameters) {
    TensorShape shape = input;
    for (LayerSpec layer : layers) {
      layer.declare(shape, parameters);
      shape = layer.output(shape);
    }
  }
}
