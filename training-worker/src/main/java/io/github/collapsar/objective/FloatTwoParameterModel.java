package io.github.collapsar.objective;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;

/** {@link TwoParameterModel} with its arithmetic in single precision. */
final class FloatTwoParameterModel extends TwoParameterModel implements FloatLaneModel {

  private final int width;
  private final boolean rotation;

  FloatTwoParameterModel(LaneCoordinates lanes) {
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
      float derivative;
      if (rotation) {
        float square = u * u + w * w;
        loss[lane] = square * (square - 1f);
        derivative = 4f * square - 2f;
        gradient[lane] = derivative * u;
        gradient[width + lane] = derivative * w;
      } else {
        float residual = u * w - 1f;
        loss[lane] = residual * residual;
        derivative = 2f * residual;
        gradient[lane] = derivative * w;
        gradient[width + lane] = derivative * u;
      }
    }
  }
}
