package io.github.collapsar.kernel;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;

/** Syre's fixed random offsets θ₀ (paper R, Eq. 2). */
public final class Offsets {

  private Offsets() {}

  /**
   * θ₀ ~ N(0, σ²) with σ = sigma0 / √fan-in, laid out as {@link LaneModel} says; the draws are the
   * same for every lane.
   */
  public static float[] of(LaneModel model, Lanes lanes, RandomStreams streams) {
    NormalStream normals = streams.normals(Purpose.REMOVAL);
    float[] draws = new float[model.parameters()];
    normals.fill(draws, 0, draws.length);
    float[] sigma0 = lanes.reals(CommonParameters.SIGMA0);
    float[] offsets = new float[model.parameters() * lanes.width()];
    for (int p = 0; p < draws.length; p++) {
      float relative = (float) (draws[p] / Math.sqrt(model.fanIn(p)));
      for (int lane = 0; lane < lanes.width(); lane++) {
        offsets[p * lanes.width() + lane] = sigma0[lane] * relative;
      }
    }
    return offsets;
  }
}
