package io.github.collapsar.kernel;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Removal;
import java.util.Optional;

/** Syre's fixed random offsets θ₀ (paper R, Eq. 2). */
final class Offsets {

  private Offsets() {}

  /**
   * θ₀ ~ N(0, σ²) with σ = sigma0 / √fan-in, laid out as {@link LaneModel} says; the draws are the
   * same for every lane. Empty where the removal is not syre.
   */
  static Optional<double[]> of(LaneModel model, Lanes lanes, RandomStreams streams) {
    if (!lanes.shared().word(CommonParameters.REMOVAL).equals(Removal.SYRE.word())) {
      return Optional.empty();
    }
    NormalStream normals = streams.normals(Purpose.REMOVAL);
    float[] draws = new float[model.parameters()];
    normals.fill(draws, 0, draws.length);
    double[] sigma0 = lanes.doubles(CommonParameters.SIGMA0);
    double[] offsets = new double[model.parameters() * lanes.width()];
    for (int p = 0; p < draws.length; p++) {
      double relative = draws[p] / Math.sqrt(model.fanIn(p));
      for (int lane = 0; lane < lanes.width(); lane++) {
        offsets[p * lanes.width() + lane] = sigma0[lane] * relative;
      }
    }
    return Optional.of(offsets);
  }
}
