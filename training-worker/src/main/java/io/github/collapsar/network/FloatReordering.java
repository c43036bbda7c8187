package io.github.collapsar.network;

/** Brings images from one {@link Order} to another, in single precision. */
final class FloatReordering implements FloatLayer {

  private final Place place;
  private final Shape shape;
  private final Order to;
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatReordering(Place place, Order to) {
    this.place = place;
    this.shape = place.input();
    this.to = to;
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    outputs = FloatLayer.grown(outputs, examples * shape.size());
    copy(inputs, place.order(), outputs, to, examples);
    return outputs;
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    if (!place.first()) {
      inputSlopes = FloatLayer.grown(inputSlopes, examples * shape.size());
      copy(slopes, to, inputSlopes, place.order(), examples);
    }
    return inputSlopes;
  }

  private void copy(float[] values, Order order, float[] copies, Order other, int examples) {
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
