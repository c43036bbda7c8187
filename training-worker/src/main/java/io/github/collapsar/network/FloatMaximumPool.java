package io.github.collapsar.network;

import java.util.Arrays;

/**
 * {@link LayerSpec.MaximumPool} in single precision, channels last; of equal ones the first counts.
 */
final class FloatMaximumPool implements FloatLayer {

  private final Shape input;
  private final Shape output;
  private final int side;

  /** From a row of pixels to the next. */
  private final int row;

  /** Where a square's pixels are, from its first one. */
  private final int[] square;

  /** The largest of some rows. */
  private final float[] largest;

  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputSlopes = new float[0];

  FloatMaximumPool(LayerSpec.MaximumPool spec, Place place) {
    this.input = place.input();
    this.output = spec.output(input);
    this.side = spec.side();
    this.row = input.width() * input.channels();
    this.square = new int[side * side];
    Arrays.setAll(square, i -> i / side * row + i % side * input.channels());
    this.largest = new float[row];
  }

  /** Where the rows begin that a row of outputs is chosen from. */
  private int rowsAt(int outputRow) {
    return outputRow / output.height() * input.size() + outputRow % output.height() * side * row;
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    outputs = FloatLayer.grown(outputs, examples * output.size());
    int to = 0;
    for (int y = 0; y < examples * output.height(); y++) {
      System.arraycopy(inputs, rowsAt(y), largest, 0, row);
      for (int down = 1; down < side; down++) {
        raise(largest, inputs, rowsAt(y) + down * row);
      }
      for (int x = 0; x < output.width(); x++) {
        chooseAcross(x * side * input.channels(), to);
        to += output.channels();
      }
    }
    return outputs;
  }

  /** NaN wins, so that it passes. */
  private static void raise(float[] largest, float[] values, int at) {
    for (int i = 0; i < largest.length; i++) {
      largest[i] = Math.max(largest[i], values[at + i]);
    }
  }

  private void chooseAcross(int from, int to) {
    int channels = input.channels();
    for (int channel = 0; channel < channels; channel++) {
      float best = largest[from + channel];
      for (int i = 1; i < side; i++) {
        best = Math.max(best, largest[from + i * channels + channel]);
      }
      outputs[to + channel] = best;
    }
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    int length = examples * input.size();
    inputSlopes = FloatLayer.grown(inputSlopes, length);
    Arrays.fill(inputSlopes, 0, length, 0);
    int from = 0;
    for (int y = 0; y < examples * output.height(); y++) {
      for (int x = 0; x < output.width(); x++) {
        int corner = rowsAt(y) + x * side * input.channels();
        for (int channel = 0; channel < output.channels(); channel++) {
          inputSlopes[first(corner + channel, outputs[from])] = slopes[from];
          from++;
        }
      }
    }
    return inputSlopes;
  }

  /** The first place in a square that has its largest number. */
  private int first(int corner, float best) {
    int found = corner;
    // From the last to the first, without a branch that random numbers would make slow.
    for (int i = square.length - 1; i >= 0; i--) {
      int at = corner + square[i];
      found = inputs[at] == best ? at : found;
    }
    return found;
  }
}
