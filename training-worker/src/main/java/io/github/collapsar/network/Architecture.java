package io.github.collapsar.network;

import java.util.List;

/**
 * A network as a list of layers.
 *
 * @param input the shape of an example
 * @param layers from the input on
 * @param examined the layer whose activation is measured: the index of an {@link
 *     LayerSpec.Activation}
 */
record Architecture(Shape input, List<LayerSpec> layers, int examined) {

  Architecture {
    layers = List.copyOf(layers);
  }

  /** The parameters, in the order of the flat vector. */
  List<ParameterBlock> blocks() {
    ParameterList parameters = new ParameterList();
    declare(layers, input, parameters);
    return parameters.blocks();
  }

  /** The number of parameters. */
  int parameters() {
    ParameterList parameters = new ParameterList();
    declare(layers, input, parameters);
    return parameters.length();
  }

  /** Multiplications of an example's way through it. */
  long multiplications() {
    return multiplications(layers, input);
  }

  /** Numbers that all layers make of an example. */
  long numbers() {
    Shape shape = input;
    long numbers = shape.size();
    for (LayerSpec layer : layers) {
      shape = layer.output(shape);
      numbers += (layer instanceof LayerSpec.Residual ? 6L : 1L) * shape.size();
    }
    return numbers;
  }

  static long multiplications(List<LayerSpec> layers, Shape input) {
    Shape shape = input;
    long sum = 0;
    for (LayerSpec layer : layers) {
      sum += layer.multiplications(shape);
      shape = layer.output(shape);
    }
    return sum;
  }

  Shape output() {
    return output(layers, input);
  }

  /** What the examined layer gives. */
  Shape examinedShape() {
    return output(layers.subList(0, examined), input);
  }

  static Shape output(List<LayerSpec> layers, Shape input) {
    Shape shape = input;
    for (LayerSpec layer : layers) {
      shape = layer.output(shape);
    }
    return shape;
  }

  static void declare(List<LayerSpec> layers, Shape input, ParameterList parameters) {
    Shape shape = input;
    for (LayerSpec layer : layers) {
      layer.declare(shape, parameters);
      shape = layer.output(shape);
    }
  }
}
