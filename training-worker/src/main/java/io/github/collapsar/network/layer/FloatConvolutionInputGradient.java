package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.vectorization.FloatMatrixProducts;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The gradient of a convolution's inputs, in single precision.
 *
 * <p>Input pixels whose distance to the patches' beginnings leaves the same remainder by the stride
 * see the same weights: their gradient is a convolution with stride 1 of the outputs' gradient with
 * these weights, last first. With stride 1 that is one convolution with all weights.
 */
final class FloatConvolutionInputGradient {

  private static final FloatMatrixProducts KERNELS =
      Vectorization.arithmetic().floats().matrixProducts();

  private final LayerSpec.Convolution spec;
  private final TensorShape input;
  private final TensorShape output;
  private final LayerPosition position;
  private final int imagesAtATime;
  private final FloatPaddedImages padded;

  /** Input channels, filled up to whole vectors. */
  private final int columns;

  private final Residue[] residues;
  private final FloatProductRows products;
  private float[] inputGradients = new float[0];

  /** Works on as many images at a time as the convolution. */
  FloatConvolutionInputGradient(
      LayerSpec.Convolution spec, LayerPosition position, int imagesAtATime) {
    this.spec = spec;
    this.position = position;
    this.input = position.input();
    this.output = spec.output(input);
    this.imagesAtATime = imagesAtATime;
    int reach = spec.padding() / spec.stride();
    int after =
        Math.max(last(input.height()) - output.height(), last(input.width()) - output.width()) + 1;
    this.padded =
        new FloatPaddedImages(
            output,
            ChannelOrder.CHANNELS_LAST,
            Math.max(0, (spec.side() - 1) / spec.stride() - reach),
            Math.max(0, after),
            imagesAtATime);
    this.columns = FloatMatrixProducts.filled(input.channels());
    this.products = new FloatProductRows(input.channels(), imagesAtATime * input.plane());
    this.residues = new Residue[spec.stride() * spec.stride()];
    Arrays.setAll(residues, i -> new Residue(i / spec.stride(), i % spec.stride()));
  }

  /** The last patch that begins at or before the last pixel of a row or column of a length. */
  private int last(int length) {
    return (length - 1 + spec.padding()) / spec.stride();
  }

  float[] of(float[] parameters, float[] outputGradients, int examples) {
    inputGradients = FloatLayer.grown(inputGradients, examples * input.size());
    for (Residue residue : residues) {
      residue.arrangeWeights(parameters);
    }
    for (int first = 0; first < examples; first += imagesAtATime) {
      int count = Math.min(imagesAtATime, examples - first);
      padded.fill(outputGradients, first, count);
      for (Residue residue : residues) {
        residue.multiply(first, count);
      }
      products.store(count * input.plane(), inputGradients, first * input.plane());
    }
    return inputGradients;
  }

  /** The pixels of one residue class modulo the stride in height and one in width. */
  private final class Residue {

    private final int top;
    private final int left;

    /** Weights that these pixels see, down and across. */
    private final int high;

    private final int wide;

    /** Numbers in a row of these weights; none where strides pass over pixels. */
    private final int run;

    /** Pixels of this class in an image. */
    private final int pixels;

    /**
     * The index in the padded images at which the gradients that a pixel sees begin, and the index
     * of its product.
     */
    private final int[] from;

    private final int[] to;

    /** [high, wide, channels, columns]. */
    private final float[] weights;

    Residue(int top, int left) {
      this.top = top;
      this.left = left;
      this.high = count(spec.side(), top);
      this.wide = count(spec.side(), left);
      int[] chosen = IntStream.range(0, imagesAtATime * input.plane()).filter(this::sees).toArray();
      this.pixels = chosen.length / imagesAtATime;
      this.from = Arrays.stream(chosen).map(this::seen).toArray();
      this.to = Arrays.stream(chosen).map(pixel -> products.rows()[pixel]).toArray();
      this.weights = new float[high * wide * output.channels() * columns];
      this.run = high == 0 ? 0 : wide * output.channels();
    }

    /** Numbers below {@code end} with a remainder. */
    private int count(int end, int remainder) {
      return Math.max(0, (end - remainder + spec.stride() - 1) / spec.stride());
    }

    private int y(int pixel) {
      return pixel % input.plane() / input.width() + spec.padding();
    }

    private int x(int pixel) {
      return pixel % input.width() + spec.padding();
    }

    private boolean sees(int pixel) {
      return y(pixel) % spec.stride() == top && x(pixel) % spec.stride() == left;
    }

    private int seen(int pixel) {
      int y = y(pixel) / spec.stride() - high + 1;
      int x = x(pixel) / spec.stride() - wide + 1;
      return padded.at(pixel / input.plane(), y, x);
    }

    void arrangeWeights(float[] parameters) {
      int square = spec.side() * spec.side();
      int to = 0;
      for (int y = top + (high - 1) * spec.stride(); y >= top; y -= spec.stride()) {
        for (int x = left + (wide - 1) * spec.stride(); x >= left; x -= spec.stride()) {
          int weight = position.parametersAt() + y * spec.side() + x;
          for (int out = 0; out < output.channels(); out++) {
            for (int in = 0; in < input.channels(); in++) {
              weights[to + in] = parameters[weight];
              weight += square;
            }
            to += columns;
          }
        }
      }
    }

    void multiply(int first, int count) {
      KERNELS.convolve(
          count * pixels,
          columns,
          Math.max(1, high),
          run,
          padded.values(),
          0,
          from,
          padded.row(),
          weights,
          0,
          products.target(inputGradients),
          products.targetAt(first * input.plane()),
          to);
    }
  }
}
