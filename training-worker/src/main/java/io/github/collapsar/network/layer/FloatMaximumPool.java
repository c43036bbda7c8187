package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.TensorShape;
import java.util.Arrays;

/**
 * {@link LayerSpec.MaximumPool} in single precision, channels last; of equal numbers the first one
 * counts.
 */
final class FloatMaximumPool implements FloatLayer {

  private final TensorShape input;
  private final TensorShape output;
  private final int side;

  /** The distance from a row of pixels to the next. */
  private final int row;

  /** The index of each of a square's pixels, from its first one. */
  private final int[] square;

  /** The largest numbers of a square's rows, pixel by pixel. */
  private final float[] largest;

  private float[] inputs = new float[0];
  private float[] outputs = new float[0];
  private float[] inputGradients = new float[0];

  FloatMaximumPool(LayerSpec.MaximumPool spec, LayerPosition position) {
    this.input = position.input();
    this.output = spec.output(input);
    this.side = spec.side();
    this.row = input.width() * input.channels();
    this.square = new int[side * side];
    Arrays.setAll(square, i -> i / side * row + i % side * input.channels());
    this.largest = new float[row];
  }

  /** The index of the rows that a row of outputs is chosen from. */
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
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    int length = examples * input.size();
    inputGradients = FloatLayer.grown(inputGradients, length);
    Arrays.fill(inputGradients, 0, length, 0);
    int from = 0;
    for (int y = 0; y < examples * output.height(); y++) {
      for (int x = 0; x < output.width(); x++) {
        int corner = rowsAt(y) + x * side * input.channels();
        for (int channel = 0; channel < output.channels(); channel++) {
          inputGradients[first(corner + channel, outputs[from])] = outputGradients[from];
          from++;
        }
      }
    }
    return inputGradients;
  }

  /** The index of the first pixel of a square that has its largest number. */
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
