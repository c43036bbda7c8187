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

/**
 * The quartic well with multiplicative noise, dθ = −(θ³ − μθ) dt + ζθ dW in steps of the learning
 * rate λ: gradient descent on θ⁴/4 − (μ + ζ·ξ/√λ)·θ²/2 with ξ ~ N(0, 1) in every example. The
 * simplest model that its mirror symmetry θ → −θ lets collapse: for small rates iff ζ > √(2μ)
 * (paper S, Theorem 5).
 */
public final class QuarticWell extends LaneScenario {

  static final String DRIFT = "drift";
  static final String NOISE = "noise";
  static final String START_SCALE = "init-scale";
  static final String THRESHOLD = "collapse-threshold";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "quartic-well",
          1,
          "a double well with multiplicative noise, collapsing iff ζ > √(2μ)",
          "Symmetry leads to structured constraint of learning, Theorem 5",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.REFLECTION)).preferringDouble(),
              List.of(
                  Parameter.nonNegative(DRIFT, 0.5, "μ: without noise the minima are at ±√μ"),
                  Parameter.nonNegative(NOISE, 0.5, "ζ, the strength of the multiplicative noise"),
                  Parameter.positive(START_SCALE, 0.1, "θ ~ N(0, init-scale²) at the start"),
                  Parameter.positive(
                      THRESHOLD, 1e-12, "a run is collapsed where its |θ| is below this"))),
          List.of(
              Measurement.number("loss", "θ⁴/4 − μθ²/2, the loss without noise", ""),
              Measurement.number(
                  "order_parameter", "1 where |θ| < collapse-threshold, else 0", "S, §3"),
              Measurement.number("norm", "|θ|", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return coordinates.real(CommonParameters.STEPS)
        * (5e-9 + coordinates.real(CommonParameters.BATCH_SIZE) * 1e-9);
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return 1;
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    boolean single = CommonParameters.precision(shared) == Precision.SINGLE;
    return LaneProblem.of(
        1, lanes -> single ? new FloatQuarticWellModel(lanes) : new DoubleQuarticWellModel(lanes));
  }
}
