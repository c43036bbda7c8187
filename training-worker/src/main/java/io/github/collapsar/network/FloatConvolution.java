package io.github.collapsar.network;

import io.github.collapsar.vectorization.FloatMatrixProducts;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;

/**
 * {@link LayerSpec.Convolution} in single precision. Its inputs may have either order; its outputs
 * are {@link Order#CHANNELS_LAST}.
 *
 * <p>Each row of a patch of a {@link FloatFrame} is one range of numbers, and nobody copies
 * patches. The outputs, [pixels, channels], are the product of the patches, [pixels, depth], with
 * the weights, [depth, channels]; the weights' gradient is that of the transposed patches with the
 * slopes. Both take some images at a time, which stay in the cache.
 */
final class FloatConvolution implements FloatLayer {

  private static final FloatMatrixProducts KERNELS =
      Vectorization.arithmetic().floats().matrixProducts();

  /** Pixels that a product should have at least. */
  private static final int PIXELS = 256;

  private final LayerSpec.Convolution spec;
  private final Shape input;
  private final Shape output;
  private final Place place;

  /** Images at a time. */
  private final int some;

  private final FloatFrame frame;

  /** Where the patch of each output pixel of some images begins in the frame. */
  private final int[] patches;

  /** Numbers in a patch, and in one of its rows. */
  private final int depth;

  private final int run;

  /** Output channels, filled up to whole vectors. */
  private final int columns;

  /** [side, side, input channels, columns], as are their gradient and that of some images. */
  private final float[] weights;

  private final float[] gradients;
  private final float[] partial;

  /** For a row of pixels. */
  private final float[] biases;

  private final FloatChannelRows products;
  private final FloatConvolutionBack back;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];

  FloatConvolution(LayerSpec.Convolution spec, Place place) {
    this.spec = spec;
    this.place = place;
    this.input = place.input();
    this.output = spec.output(input);
    this.some = (PIXELS + output.plane() - 1) / output.plane();
    this.frame = new FloatFrame(input, place.order(), spec.padding(), spec.padding(), some);
    this.patches = new int[some * output.plane()];
    Arrays.setAll(patches, this::patch);
    this.run = spec.side() * input.channels();
    this.depth = spec.side() * run;
    this.columns = FloatMatrixProducts.filled(output.channels());
    this.weights = new float[depth * columns];
    this.gradients = new float[depth * columns];
    this.partial = new float[(depth + FloatMatrixProducts.FEWEST) * columns];
    this.biases = new float[output.width() * output.channels()];
    this.products = new FloatChannelRows(output.channels(), patches.length);
    this.back = place.first() ? null : new FloatConvolutionBack(spec, place, some);
  }

  private int patch(int pixel) {
    int y = pixel % output.plane() / output.width() * spec.stride() - spec.padding();
    int x = pixel % output.width() * spec.stride() - spec.padding();
    return frame.at(pixel / output.plane(), y, x);
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    outputs = FloatLayer.grown(outputs, examples * output.size());
    takeWeights(parameters);
    for (int first = 0; first < examples; first += some) {
      int count = Math.min(some, examples - first);
      frame.fill(inputs, first, count);
      KERNELS.convolve(
          count * output.plane(),
          columns,
          spec.side(),
          run,
          frame.values(),
          0,
          patches,
          frame.row(),
          weights,
          0,
          products.target(outputs),
          products.targetAt(first * output.plane()),
          products.rows());
      products.store(count * output.plane(), outputs, first * output.plane());
    }
    if (spec.bias()) {
      addBiases(parameters, examples * output.height());
    }
    return outputs;
  }

  /** Weights lie as [channels, input channels, side, side] in the flat vector. */
  private int weightAt(int channel) {
    return place.parametersAt() + channel * depth;
  }

  private void takeWeights(float[] parameters) {
    int square = spec.side() * spec.side();
    for (int channel = 0; channel < output.channels(); channel++) {
      int from = weightAt(channel);
      for (int in = 0; in < input.channels(); in++) {
        for (int i = 0; i < square; i++) {
          weights[(i * input.channels() + in) * columns + channel] = parameters[from++];
        }
      }
    }
  }

  private void giveGradient(float[] gradient) {
    int square = spec.side() * spec.side();
    for (int channel = 0; channel < output.channels(); channel++) {
      int to = weightAt(channel);
      for (int in = 0; in < input.channels(); in++) {
        for (int i = 0; i < square; i++) {
          gradient[to++] = gradients[(i * input.channels() + in) * columns + channel];
        }
      }
    }
  }

  private void addBiases(float[] parameters, int rows) {
    int biasesAt = weightAt(output.channels());
    System.arraycopy(parameters, biasesAt, biases, 0, output.channels());
    FloatChannels.spread(biases, output.channels());
    for (int y = 0; y < rows; y++) {
      add(biases, outputs, y * biases.length);
    }
  }

  private static void add(float[] row, float[] sums, int at) {
    for (int i = 0; i < row.length; i++) {
      sums[at + i] += row[i];
    }
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    Arrays.fill(gradients, 0);
    for (int first = 0; first < examples; first += some) {
      int count = Math.min(some, examples - first);
      frame.fill(inputs, first, count);
      correlate(slopes, first * output.size(), count * output.plane());
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] += partial[i];
      }
    }
    giveGradient(gradient);
    if (spec.bias()) {
      FloatChannels.sum(slopes, output, examples, gradient, weightAt(output.channels()));
    }
    return back == null ? inputs : back.slopes(parameters, slopes, examples);
  }

  /** Leaves the weights' gradient of some images in {@link #partial}. */
  private void correlate(float[] slopes, int slopesAt, int pixels) {
    for (int y = 0; y < spec.side(); y++) {
      // More rows than a run has are numbers of no use, which the next run's overwrite.
      KERNELS.correlate(
          Math.max(run, FloatMatrixProducts.FEWEST),
          columns,
          pixels,
          frame.values(),
          y * frame.row(),
          patches,
          slopes,
          slopesAt,
          output.channels(),
          partial,
          y * run * columns);
    }
  }
}
