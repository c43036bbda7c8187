package io.github.collapsar.network;

import io.github.collapsar.product.FloatKernels;

/**
 * {@link LayerSpec.Convolution} with stride 1, in single precision.
 *
 * <p>An output plane, written with rows as long as the padded image's, is the product of the
 * weights with the image's planes shifted by each weight's place: no patches are copied. The
 * numbers that come out between the rows' ends are left out, and on the way back are zeros.
 */
final class FloatConvolution implements FloatLayer {

  private static final FloatKernels KERNELS = FloatKernels.choose();

  private final Shape input;
  private final Shape output;
  private final int side;
  private final int padding;
  private final boolean bias;
  private final Place place;

  /** Length of the padded image's rows, and of its planes. */
  private final int row;

  private final int plane;

  /** Length of an output plane with rows of that length, a multiple of the lanes. */
  private final int outputPlane;

  /** Zeros before a plane of slopes, and the distance between such planes. */
  private final int margin;

  private final int slopePlane;

  /** Numbers of the padded planes that hold the image's rows, a multiple of the lanes. */
  private final int imagePlane;

  private final int[] shifts;
  private final int[] shiftsBack;

  private float[] padded = new float[0];
  private float[] outputs = new float[0];
  private float[] slopePlanes = new float[0];
  private float[] inputSlopes = new float[0];
  private final float[] wide;
  private final float[] turned;

  FloatConvolution(LayerSpec.Convolution spec, Place place) {
    this.place = place;
    this.input = place.input();
    this.output = spec.output(input);
    this.side = spec.side();
    this.padding = spec.padding();
    this.bias = spec.bias();
    this.row = input.width() + 2 * padding;
    this.plane = (input.height() + 2 * padding) * row;
    this.outputPlane = lanes(output.height() * row);
    this.margin = (side - 1) * (row + 1);
    this.imagePlane = lanes(input.height() * row);
    this.slopePlane = margin + lanes(plane) + FloatKernels.LANES;
    int square = side * side;
    this.shifts = new int[input.channels() * square];
    for (int k = 0; k < shifts.length; k++) {
      shifts[k] = k / square * plane + shift(k % square);
    }
    this.shiftsBack = new int[output.channels() * square];
    for (int k = 0; k < shiftsBack.length; k++) {
      shiftsBack[k] = k / square * slopePlane + margin + padding * row - shift(k % square);
    }
    int wider = Math.max(output.channels() * outputPlane, input.channels() * imagePlane);
    this.wide = new float[wider];
    this.turned = new float[place.first() ? 0 : output.channels() * shifts.length];
  }

  private static int lanes(int length) {
    return (length + FloatKernels.LANES - 1) / FloatKernels.LANES * FloatKernels.LANES;
  }

  private int shift(int inSquare) {
    return inSquare / side * row + inSquare % side;
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    int weightsAt = place.parametersAt();
    int depth = shifts.length;
    pad(inputs, examples);
    outputs = FloatLayer.grown(outputs, examples * output.size());
    for (int example = 0; example < examples; example++) {
      KERNELS.multiply(
          output.channels(),
          outputPlane,
          depth,
          parameters,
          weightsAt,
          depth,
          1,
          padded,
          example * input.channels() * plane,
          shifts,
          wide,
          0,
          outputPlane);
      narrow(parameters, weightsAt + output.channels() * depth, example * output.size());
    }
    return outputs;
  }

  /** Takes the outputs from between the rows' ends, and adds the biases. */
  private void narrow(float[] parameters, int biasesAt, int at) {
    int width = output.width();
    int to = at;
    for (int channel = 0; channel < output.channels(); channel++) {
      float added = bias ? parameters[biasesAt + channel] : 0;
      for (int y = 0; y < output.height(); y++) {
        int from = channel * outputPlane + y * row;
        for (int x = 0; x < width; x++) {
          outputs[to + x] = wide[from + x] + added;
        }
        to += width;
      }
    }
  }

  private void pad(float[] inputs, int examples) {
    if (padding == 0) {
      padded = inputs;
      return;
    }
    int planes = examples * input.channels();
    // What lies around the images is zero from the start and never written.
    padded = FloatLayer.grown(padded, planes * plane);
    for (int p = 0; p < planes; p++) {
      for (int y = 0; y < input.height(); y++) {
        System.arraycopy(
            inputs,
            p * input.plane() + y * input.width(),
            padded,
            p * plane + (y + padding) * row + padding,
            input.width());
      }
    }
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    int weightsAt = place.parametersAt();
    int depth = shifts.length;
    widen(slopes, examples);
    KERNELS.correlate(
        output.channels(),
        depth,
        outputPlane,
        examples,
        slopePlanes,
        margin,
        slopePlane,
        output.channels() * slopePlane,
        padded,
        0,
        shifts,
        input.channels() * plane,
        gradient,
        weightsAt);
    if (bias) {
      FloatChannels.sum(slopes, output, examples, gradient, weightsAt + output.channels() * depth);
    }
    if (!place.first()) {
      turn(parameters, weightsAt);
      inputSlopes = FloatLayer.grown(inputSlopes, examples * input.size());
      for (int example = 0; example < examples; example++) {
        back(example);
      }
    }
    return inputSlopes;
  }

  private void widen(float[] slopes, int examples) {
    int planes = examples * output.channels();
    slopePlanes = FloatLayer.grown(slopePlanes, planes * slopePlane);
    for (int p = 0; p < planes; p++) {
      for (int y = 0; y < output.height(); y++) {
        System.arraycopy(
            slopes,
            p * output.plane() + y * output.width(),
            slopePlanes,
            p * slopePlane + margin + y * row,
            output.width());
      }
    }
  }

  /** The weights with input channels first: [input channels, channels, side, side]. */
  private void turn(float[] parameters, int weightsAt) {
    int square = side * side;
    for (int out = 0; out < output.channels(); out++) {
      for (int in = 0; in < input.channels(); in++) {
        System.arraycopy(
            parameters,
            weightsAt + (out * input.channels() + in) * square,
            turned,
            (in * output.channels() + out) * square,
            square);
      }
    }
  }

  private void back(int example) {
    KERNELS.multiply(
        input.channels(),
        imagePlane,
        shiftsBack.length,
        turned,
        0,
        shiftsBack.length,
        1,
        slopePlanes,
        example * output.channels() * slopePlane,
        shiftsBack,
        wide,
        0,
        imagePlane);
    int to = example * input.size();
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int y = 0; y < input.height(); y++) {
        int from = channel * imagePlane + y * row + padding;
        System.arraycopy(wide, from, inputSlopes, to, input.width());
        to += input.width();
      }
    }
  }
}
