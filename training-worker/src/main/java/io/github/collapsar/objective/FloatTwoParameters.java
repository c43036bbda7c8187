package io.github.collapsar.objective;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.Lanes;

/** {@link TwoParameters} with its arithmetic in single precision. */
final class FloatTwoParameters extends TwoParameters implements FloatLaneModel {

  private final int width;
  private final boolean rotation;

  FloatTwoParameters(Lanes lanes) {
    super(lanes);
    this.width = lanes.width();
    this.rotation = rotation(lanes);
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    for (int lane = 0; lane < width; lane++) {
      float u = parameters[lane];
      float w = parameters[width + lane];
      float slope;
      if (rotation) {
        float square = u * u + w * w;
        loss[lane] = square * (square - 1f);
        slope = 4f * square - 2f;
        gradient[lane] = slope * u;
        gradient[width + lane] = slope * w;
      } else {
        float residual = u * w - 1f;
        loss[lane] = residual * residual;
        slope = 2f * residual;
        gradient[lane] = slope * w;
        gradient[width + lane] = slope * u;
      }
    }
  }
}
