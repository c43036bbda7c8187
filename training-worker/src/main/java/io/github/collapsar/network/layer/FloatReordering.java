package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.TensorShape;

/** Copies images from one {@link ChannelOrder} to another, in single precision. */
final class FloatReordering implements FloatLayer {

  private final LayerPosition position;
  private final TensorShape shape;
  private final ChannelOrder to;
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatReordering(LayerPosition position, ChannelOrder to) {
    this.position = position;
    this.shape = position.input();
    this.to = to;
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    outputs = FloatLayer.grown(outputs, examples * shape.size());
    copy(inputs, position.order(), outputs, to, examples);
    return outputs;
  }

  @Override
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    if (!position.first()) {
      inputGradients = FloatLayer.grown(inputGradients, examples * shape.size());
      copy(outputGradients, to, inputGradients, position.order(), examples);
    }
    return inputGradients;
  }

  private void copy(
      float[] values, ChannelOrder order, float[] copies, ChannelOrder other, int examples) {
    for (int example = 0; example < examples; example++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        int at = example * shape.size() + channel * order.channelStep(shape);
        int into = example * shape.size() + channel * other.channelStep(shape);
        for (int pixel = 0; pixel < shape.plane(); pixel++) {
          copies[into + pixel * other.pixelStep(shape)] =
              values[at + pixel * order.pixelStep(shape)];
        }
      }
    }
  }
}
