package io.github.collapsar.kernel;

import java.util.Optional;

/**
 * A {@link ParameterTransform} in training: what stands between the optimiser's parameters and the
 * model's, on the way there and, for the gradient, back.
 */
final class FloatParameterTransform {

  private final Optional<float[]> product;
  private final Optional<float[]> offset;
  private final Optional<float[]> decayFactor;
  private final Optional<float[]> held;
  private final Optional<float[]> noise;
  private final Optional<float[]> dropout;
  private final float[] decay;

  /** Numbers of one parameter: the lanes' width. */
  private final int width;

  /** What the model sees; the trained parameters themselves where that is the same. */
  private final float[] seen;

  /** Its gradient; that of the trained parameters where that is the same. */
  private final float[] seenGradient;

  /**
   * Binds it to a block.
   *
   * @param length of the model's parameters, all lanes
   * @param decay per lane
   * @param trained the parameters that the optimiser trains
   * @param gradient theirs
   */
  FloatParameterTransform(
      ParameterTransform transform,
      LaneCoordinates lanes,
      int length,
      float[] decay,
      float[] trained,
      float[] gradient) {
    this.product = transform.product().map(lanes::toFloats);
    this.offset = transform.offset().map(lanes::toFloats);
    this.decayFactor = transform.decayFactor().map(lanes::toFloats);
    this.held = transform.held().map(lanes::toFloats);
    this.noise = transform.noise().map(lanes::toFloats);
    this.dropout = transform.dropout().map(lanes::toFloats);
    this.decay = decay;
    this.width = lanes.width();
    boolean same = product.isEmpty() && offset.isEmpty() && dropout.isEmpty();
    this.seen = same ? trained : new float[length];
    this.seenGradient = product.isEmpty() ? gradient : new float[length];
  }

  /** What the model is measured at. */
  float[] measured(float[] trained) {
    if (seen == trained) {
      return trained;
    }
    if (product.isPresent()) {
      multiply(trained, product.get());
    } else {
      System.arraycopy(trained, 0, seen, 0, seen.length);
    }
    offset.ifPresent(this::add);
    return seen;
  }

  /** What the model sees at a step. */
  float[] seen(float[] trained, float[] variates, int at) {
    float[] shown = measured(trained);
    dropout.ifPresent(rate -> leaveOut(shown, rate, variates, at));
    return shown;
  }

  /** Where the model writes its gradient. */
  float[] seenGradient() {
    return seenGradient;
  }

  /** Turns the model's gradient into that of the trained parameters, without the plain decay. */
  void back(float[] trained, float[] gradient, float[] variates, int at) {
    dropout.ifPresent(rate -> leaveOut(seenGradient, rate, variates, at));
    product.ifPresent(chosen -> factors(trained, chosen, gradient));
    decayFactor.ifPresent(factor -> addDecay(trained, factor, gradient));
    noise.ifPresent(deviation -> addNoise(gradient, deviation, variates, at));
  }

  /** After the optimiser's step. */
  void settle(float[] trained) {
    if (held.isPresent()) {
      float[] values = held.get();
      for (int i = 0; i < values.length; i++) {
        trained[i] = Float.isNaN(values[i]) ? trained[i] : values[i];
      }
    }
  }

  private void multiply(float[] trained, float[] chosen) {
    for (int i = 0; i < chosen.length; i++) {
      seen[i] = chosen[i] != 0f ? trained[i] * trained[seen.length + i] : trained[i];
    }
  }

  private void factors(float[] trained, float[] chosen, float[] gradient) {
    int half = seenGradient.length;
    for (int i = 0; i < chosen.length; i++) {
      float modelGradient = seenGradient[i];
      boolean both = chosen[i] != 0f;
      gradient[i] = both ? modelGradient * trained[half + i] : modelGradient;
      gradient[half + i] = both ? modelGradient * trained[i] : 0f;
    }
  }

  private void add(float[] fixed) {
    for (int i = 0; i < fixed.length; i++) {
      seen[i] += fixed[i];
    }
  }

  private void leaveOut(float[] values, float[] rate, float[] variates, int at) {
    int count = values.length / width;
    for (int lane = 0; lane < width; lane++) {
      float kept = 1f / (1f - rate[lane]);
      for (int p = 0; p < count; p++) {
        values[p * width + lane] *= variates[at + p] >= rate[lane] ? kept : 0f;
      }
    }
  }

  private void addDecay(float[] trained, float[] factor, float[] gradient) {
    for (int i = 0; i < factor.length; i++) {
      gradient[i] = Math.fma(decay[i % width] * (factor[i] - 1f), trained[i], gradient[i]);
    }
  }

  private void addNoise(float[] gradient, float[] deviation, float[] variates, int at) {
    int count = gradient.length / width;
    for (int p = 0; p < count; p++) {
      for (int lane = 0; lane < width; lane++) {
        gradient[p * width + lane] =
            Math.fma(deviation[lane], variates[at + p], gradient[p * width + lane]);
      }
    }
  }
}
