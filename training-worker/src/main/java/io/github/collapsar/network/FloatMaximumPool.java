package io.github.collapsar.network;

import java.util.Arrays;

/** {@link LayerSpec.MaximumPool} in single precision; of equal ones the first counts. */
final class FloatMaximumPool implements FloatLayer {

  private final Shape input;
  private final Shape output;
  private final int side;
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];
  private int[] chosen = new int[0];

  FloatMaximumPool(LayerSpec.MaximumPool spec, Place place) {
    this.input = place.input();
    this.output = spec.output(input);
    this.side = spec.side();
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    int length = examples * output.size();
    outputs = FloatLayer.grown(outputs, length);
    chosen = chosen.length < length ? new int[length] : chosen;
    int to = 0;
    for (int plane = 0; plane < examples * input.channels(); plane++) {
      for (int y = 0; y < output.height(); y++) {
        int rowAt = plane * input.plane() + y * side * input.width();
        for (int x = 0; x < output.width(); x++) {
          choose(inputs, rowAt + x * side, to++);
        }
      }
    }
    return outputs;
  }

  private void choose(float[] inputs, int corner, int to) {
    int best = corner;
    float largest = inputs[corner];
    for (int down = 0; down < side; down++) {
      int at = corner + down * input.width();
      for (int i = at; i < at + side; i++) {
        // NaN wins, so that it passes.
        boolean better = !(inputs[i] <= largest);
        best = better ? i : best;
        largest = better ? inputs[i] : largest;
      }
    }
    outputs[to] = largest;
    chosen[to] = best;
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    int length = examples * input.size();
    inputSlopes = FloatLayer.grown(inputSlopes, length);
    Arrays.fill(inputSlopes, 0, length, 0);
    for (int i = 0; i < examples * output.size(); i++) {
      inputSlopes[chosen[i]] = slopes[i];
    }
    return inputSlopes;
  }
}
