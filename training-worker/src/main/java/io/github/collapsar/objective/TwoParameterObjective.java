package io.github.collapsar.objective;

import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Set;

/**
 * Two parameters from a given start: (u·w − 1)², whose lines u = ±w gradients do not leave, or
 * −‖θ‖² + ‖θ‖⁴, where no line through the origin is left (paper S, Fig. 4).
 */
public final class TwoParameterObjective extends LaneScenario {

  static final String START_U = "start-u";
  static final String START_W = "start-w";

  private static final Parameter.Domain.Reals ANY =
      new Parameter.Domain.Reals(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "two-parameter-objective",
          1,
          "(u·w − 1)² with rescaling, −‖θ‖² + ‖θ‖⁴ with rotation, from a given start",
          "Symmetry leads to structured constraint of learning, Fig. 4",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.RESCALING, Symmetry.ROTATION)).preferringDouble(),
              List.of(
                  Parameter.real(START_U, 0.5, ANY, "u at the start"),
                  Parameter.real(START_W, 0.25, ANY, "w at the start"),
                  Parameter.positive(
                      "collapse-threshold",
                      1e-6,
                      "a run is collapsed where its norm is below this"))),
          List.of(
              Measurement.number("loss", "(u·w − 1)², or −‖θ‖² + ‖θ‖⁴ with rotation", "S, Fig. 4"),
              Measurement.number(
                  "order_parameter", "1 where norm < collapse-threshold, else 0", "S, §3"),
              Measurement.number("norm", "√(u² + w²)", ""),
              Measurement.number("u", "the first parameter", ""),
              Measurement.number("w", "the second parameter", ""),
              Measurement.number(
                  "off_mirror", "|u − w|, the distance × √2 to the line u = w", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  /** There are no examples. */
  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    return CommonParameters.neutralKeys(coordinates, CommonParameters.BATCH_SIZE);
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return coordinates.real(CommonParameters.STEPS) * 1e-8;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return 2;
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    boolean single = CommonParameters.precision(shared) == Precision.SINGLE;
    return LaneProblem.of(
        0,
        lanes -> single ? new FloatTwoParameterModel(lanes) : new DoubleTwoParameterModel(lanes));
  }
}
