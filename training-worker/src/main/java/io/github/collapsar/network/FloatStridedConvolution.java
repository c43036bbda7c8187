package io.github.collapsar.network;

import io.github.collapsar.product.FloatKernels;
import java.util.Arrays;

/**
 * {@link LayerSpec.Convolution} with any stride, in single precision: the product of the weights
 * with a copy of every patch.
 */
final class FloatStridedConvolution implements FloatLayer {

  private static final FloatKernels KERNELS = FloatKernels.choose();

  private final LayerSpec.Convolution spec;
  private final Shape input;
  private final Shape output;
  private final Place place;

  /** Numbers in a patch. */
  private final int depth;

  /** Length of an output plane, a multiple of the lanes. */
  private final int plane;

  private final int[] patchRows;
  private final int[] slopeRows;
  private float[] patches = new float[0];
  private float[] outputs = new float[0];
  private float[] slopePlanes = new float[0];
  private float[] inputSlopes = new float[0];
  private final float[] wide;

  FloatStridedConvolution(LayerSpec.Convolution spec, Place place) {
    this.spec = spec;
    this.place = place;
    this.input = place.input();
    this.output = spec.output(input);
    this.depth = input.channels() * spec.side() * spec.side();
    int lanes = FloatKernels.LANES;
    this.plane = (output.plane() + lanes - 1) / lanes * lanes;
    this.patchRows = new int[depth];
    Arrays.setAll(patchRows, k -> k * plane);
    this.slopeRows = new int[output.channels()];
    Arrays.setAll(slopeRows, k -> k * plane);
    this.wide = new float[Math.max(output.channels(), depth) * plane];
  }

  @Override
  public float[] forward(float[] parameters, float[] inputs, int examples, Mode mode) {
    int weightsAt = place.parametersAt();
    patches = FloatLayer.grown(patches, examples * depth * plane);
    outputs = FloatLayer.grown(outputs, examples * output.size());
    for (int example = 0; example < examples; example++) {
      int patchesAt = example * depth * plane;
      takePatches(inputs, example * input.size(), patchesAt);
      KERNELS.multiply(
          output.channels(),
          plane,
          depth,
          parameters,
          weightsAt,
          depth,
          1,
          patches,
          patchesAt,
          patchRows,
          wide,
          0,
          plane);
      for (int channel = 0; channel < output.channels(); channel++) {
        float added = spec.bias() ? parameters[weightsAt + output.channels() * depth + channel] : 0;
        int to = example * output.size() + channel * output.plane();
        for (int i = 0; i < output.plane(); i++) {
          outputs[to + i] = wide[channel * plane + i] + added;
        }
      }
    }
    return outputs;
  }

  /** What a place in a row of patches sees of the image, or where it hands slopes back to. */
  private interface Visit {

    /**
     * Visits some patches side by side.
     *
     * @param inPatches the first of them
     * @param inImage what it sees; the next ones see what lies a stride further on
     * @param count how many
     */
    void at(int inPatches, int inImage, int count);
  }

  private void visit(int imageAt, int patchesAt, Visit visit) {
    int square = spec.side() * spec.side();
    for (int k = 0; k < depth; k++) {
      int top = k % square / spec.side() - spec.padding();
      int left = k % spec.side() - spec.padding();
      int channelAt = imageAt + k / square * input.plane();
      // The image lies between these.
      int first = strides(-left);
      int end = Math.min(output.width(), strides(input.width() - left));
      for (int y = 0; y < output.height(); y++) {
        int fromY = y * spec.stride() + top;
        if (fromY >= 0 && fromY < input.height() && first < end) {
          visit.at(
              patchesAt + k * plane + y * output.width() + first,
              channelAt + fromY * input.width() + first * spec.stride() + left,
              end - first);
        }
      }
    }
  }

  /** How many strides reach so far; none back. */
  private int strides(int distance) {
    return Math.max(0, (distance + spec.stride() - 1) / spec.stride());
  }

  private void takePatches(float[] inputs, int imageAt, int patchesAt) {
    int stride = spec.stride();
    visit(
        imageAt,
        patchesAt,
        (inPatches, inImage, count) -> {
          for (int i = 0; i < count; i++) {
            patches[inPatches + i] = inputs[inImage + i * stride];
          }
        });
  }

  @Override
  public float[] backward(float[] parameters, float[] slopes, float[] gradient, int examples) {
    int weightsAt = place.parametersAt();
    int channels = output.channels();
    slopePlanes = FloatLayer.grown(slopePlanes, examples * channels * plane);
    for (int p = 0; p < examples * channels; p++) {
      System.arraycopy(slopes, p * output.plane(), slopePlanes, p * plane, output.plane());
    }
    KERNELS.correlate(
        channels,
        depth,
        plane,
        examples,
        slopePlanes,
        0,
        plane,
        channels * plane,
        patches,
        0,
        patchRows,
        depth * plane,
        gradient,
        weightsAt);
    if (spec.bias()) {
      FloatChannels.sum(slopes, output, examples, gradient, weightsAt + channels * depth);
    }
    if (!place.first()) {
      inputSlopes = FloatLayer.grown(inputSlopes, examples * input.size());
      Arrays.fill(inputSlopes, 0, examples * input.size(), 0);
      for (int example = 0; example < examples; example++) {
        back(parameters, example);
      }
    }
    return inputSlopes;
  }

  private void back(float[] parameters, int example) {
    KERNELS.multiply(
        depth,
        plane,
        output.channels(),
        parameters,
        place.parametersAt(),
        1,
        depth,
        slopePlanes,
        example * output.channels() * plane,
        slopeRows,
        wide,
        0,
        plane);
    int stride = spec.stride();
    visit(
        example * input.size(),
        0,
        (inPatches, inImage, count) -> {
          for (int i = 0; i < count; i++) {
            inputSlopes[inImage + i * stride] += wide[inPatches + i];
          }
        });
  }
}
