package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.vectorization.FloatMatrixProducts;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;

/**
 * {@link LayerSpec.Convolution} in single precision. Its inputs may have either order; its outputs
 * are {@link ChannelOrder#CHANNELS_LAST}.
 *
 * <p>Each row of a patch is one range of numbers in {@link FloatPaddedImages}, so patches are not
 * copied. The outputs, [pixels, channels], are the product of the patches, [pixels, depth], with
 * the weights, [depth, channels]; the weights' gradient is the product of the transposed patches
 * with the outputs' gradient. Both work on a few images at a time, which stay in the cache.
 */
final class FloatConvolution implements FloatLayer {

  private static final FloatMatrixProducts KERNELS =
      Vectorization.arithmetic().floats().matrixProducts();

  /** Pixels that a product should have at least, unless the batch has fewer. */
  private static final int PIXELS_PER_PRODUCT = 256;

  private final LayerSpec.Convolution spec;
  private final TensorShape input;
  private final TensorShape output;
  private final LayerPosition position;

  /** Images that are convolved at a time. */
  private final int imagesAtATime;

  private final FloatPaddedImages padded;

  /** The index in the padded images at which the patch of each output pixel begins. */
  private final int[] patches;

  /** Numbers in a patch, and in one of its rows. */
  private final int depth;

  private final int run;

  /** Output channels, filled up to whole vectors. */
  private final int columns;

  /**
   * [side, side, input channels, columns], like their gradient and its part from the images at
   * hand.
   */
  private final float[] weights;

  private final float[] gradients;
  private final float[] partial;

  /** The biases of a row of pixels. */
  private final float[] biases;

  private final FloatProductRows products;
  private final FloatConvolutionInputGradient inputGradient;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];

  FloatConvolution(LayerSpec.Convolution spec, LayerPosition position) {
    this.spec = spec;
    this.position = position;
    this.input = position.input();
    this.output = spec.output(input);
    this.imagesAtATime = (PIXELS_PER_PRODUCT + output.plane() - 1) / output.plane();
    this.padded =
        new FloatPaddedImages(
            input, position.order(), spec.padding(), spec.padding(), imagesAtATime);
    this.patches = new int[imagesAtATime * output.plane()];
    Arrays.setAll(patches, this::patch);
    this.run = spec.side() * input.channels();
    this.depth = spec.side() * run;
    this.columns = FloatMatrixProducts.filled(output.channels());
    this.weights = new float[depth * columns];
    this.gradients = new float[depth * columns];
    this.partial = new float[(depth + FloatMatrixProducts.FEWEST) * columns];
    this.biases = new float[output.width() * output.channels()];
    this.products = new FloatProductRows(output.channels(), patches.length);
    this.inputGradient =
        position.first() ? null : new FloatConvolutionInputGradient(spec, position, imagesAtATime);
  }

  private int patch(int pixel) {
    int y = pixel % output.plane() / output.width() * spec.stride() - spec.padding();
    int x = pixel % output.width() * spec.stride() - spec.padding();
    return padded.at(pixel / output.plane(), y, x);
  }

  @Override
  public float[] forward(float[] parameters, float[] given, int examples, Mode mode) {
    inputs = given;
    outputs = FloatLayer.grown(outputs, examples * output.size());
    arrangeWeights(parameters);
    for (int first = 0; first < examples; first += imagesAtATime) {
      int count = Math.min(imagesAtATime, examples - first);
      padded.fill(inputs, first, count);
      KERNELS.convolve(
          count * output.plane(),
          columns,
          spec.side(),
          run,
          padded.values(),
          0,
          patches,
          padded.row(),
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
    return position.parametersAt() + channel * depth;
  }

  private void arrangeWeights(float[] parameters) {
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
    FloatChannelSums.spread(biases, output.channels());
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
  public float[] backward(
      float[] parameters, float[] outputGradients, float[] gradient, int examples) {
    Arrays.fill(gradients, 0);
    for (int first = 0; first < examples; first += imagesAtATime) {
      int count = Math.min(imagesAtATime, examples - first);
      padded.fill(inputs, first, count);
      correlate(outputGradients, first * output.size(), count * output.plane());
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] += partial[i];
      }
    }
    giveGradient(gradient);
    if (spec.bias()) {
      FloatChannelSums.sum(
          outputGradients, output, examples, gradient, weightAt(output.channels()));
    }
    return inputGradient == null ? inputs : inputGradient.of(parameters, outputGradients, examples);
  }

  /** Leaves the weights' gradient of the images at hand in {@link #partial}. */
  private void correlate(float[] outputGradients, int outputGradientsAt, int pixels) {
    for (int y = 0; y < spec.side(); y++) {
      // Rows beyond the run are of no use; those of the next run overwrite them.
      KERNELS.correlate(
          Math.max(run, FloatMatrixProducts.FEWEST),
          columns,
          pixels,
          padded.values(),
          y * padded.row(),
          patches,
          outputGradients,
          outputGradientsAt,
          output.channels(),
          partial,
          y * run * columns);
    }
  }
}
