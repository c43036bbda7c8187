package io.github.collapsar.objective;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;

/** {@link TwoParameterObjective} for a block of lanes: parameters u, w. */
abstract class TwoParameterModel implements LaneModel {

  private final LaneCoordinates lanes;
  private final boolean rotation;
  private final double[] threshold;

  TwoParameterModel(LaneCoordinates lanes) {
    this.lanes = lanes;
    this.rotation = rotation(lanes);
    this.threshold = lanes.doubles("collapse-threshold");
  }

  static boolean rotation(LaneCoordinates lanes) {
    return CommonParameters.symmetry(lanes.shared()) == Symmetry.ROTATION;
  }

  @Override
  public final int parameters() {
    return 2;
  }

  @Override
  public final int degree() {
    return 3;
  }

  @Override
  public final double fanIn(int parameter) {
    return 1;
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    int width = lanes.width();
    System.arraycopy(lanes.doubles(TwoParameterObjective.START_U), 0, parameters, 0, width);
    System.arraycopy(lanes.doubles(TwoParameterObjective.START_W), 0, parameters, width, width);
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    double u = parameters[0];
    double w = parameters[1];
    double square = u * u + w * w;
    double loss = rotation ? square * (square - 1) : (u * w - 1) * (u * w - 1);
    double norm = Math.sqrt(square);
    measured
        .put("loss", loss)
        .put("order_parameter", norm < threshold[lane] ? 1 : 0)
        .put("norm", norm)
        .put("u", u)
        .put("w", w)
        .put("off_mirror", Math.abs(u - w));
  }
}
