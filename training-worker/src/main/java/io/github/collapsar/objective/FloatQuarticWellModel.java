package io.github.collapsar.objective;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;

/** {@link QuarticWellModel} with its arithmetic in single precision. */
final class FloatQuarticWellModel extends QuarticWellModel implements FloatLaneModel {

  private final float[] drift;
  private final float[] strength;

  FloatQuarticWellModel(LaneCoordinates lanes) {
    super(lanes);
    this.drift = lanes.toFloats(drift());
    this.strength = lanes.toFloats(strength());
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    float sum = 0f;
    for (int example = 0; example < examples; example++) {
      sum += rows[offset + example];
    }
    float noise = sum / examples;
    for (int lane = 0; lane < drift.length; lane++) {
      float square = parameters[lane] * parameters[lane];
      float push = drift[lane] + strength[lane] * noise;
      loss[lane] = square * (square / 4f - push / 2f);
      gradient[lane] = (square - push) * parameters[lane];
    }
  }
}
