package io.github.collapsar.objective;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import java.util.Arrays;

/** {@link QuarticWell} for a block of lanes: the parameter θ. */
abstract class QuarticWellModel implements LaneModel {

  private final double[] drift;
  private final double[] threshold;
  private final double[] startScale;

  /** ζ/√λ: what an example's variate is multiplied with. */
  private final double[] strength;

  QuarticWellModel(LaneCoordinates lanes) {
    this.drift = lanes.doubles(QuarticWell.DRIFT);
    this.threshold = lanes.doubles(QuarticWell.THRESHOLD);
    this.startScale = lanes.doubles(QuarticWell.START_SCALE);
    this.strength = lanes.doubles(QuarticWell.NOISE);
    double[] rate = lanes.doubles(CommonParameters.LEARNING_RATE);
    Arrays.setAll(strength, lane -> strength[lane] / Math.sqrt(rate[lane]));
  }

  final double[] drift() {
    return drift;
  }

  final double[] strength() {
    return strength;
  }

  @Override
  public final int parameters() {
    return 1;
  }

  @Override
  public final int degree() {
    return 3;
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    double variate = streams.normals(Purpose.INITIALIZATION).next();
    Arrays.setAll(parameters, lane -> startScale[lane] * variate);
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    double square = parameters[0] * parameters[0];
    double norm = Math.abs(parameters[0]);
    measured
        .put("loss", square * (square / 2 - drift[lane]) / 2)
        .put("order_parameter", norm < threshold[lane] ? 1 : 0)
        .put("norm", norm);
  }
}
