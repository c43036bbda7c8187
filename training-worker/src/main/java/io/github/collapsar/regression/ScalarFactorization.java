package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ℓ = (u·w·x − y)²: the smallest model with a collapse phase diagram.
 *
 * <p>In double precision: collapsing and growing go on side by side in the directions u ± w, and
 * once one outweighs the other by 10⁷, single precision has lost the smaller one. Near the upper
 * edge of the collapse window that turns per cents of the runs from diverging to collapsing.
 */
public final class ScalarFactorization extends LaneScenario {

  private static final String DEPTH = "depth";
  private static final String DATA = "data";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "scalar-factorization",
          2,
          "(u·w·x − y)², the smallest model with a collapse phase diagram; (v·x − y)² without symmetry",
          "Symmetry leads to structured constraint of learning, Theorem 5",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.RESCALING, Symmetry.NONE)).preferringDouble(),
              Stream.concat(
                      Stream.of(
                          Parameter.nonNegative("signal", 0.1, "k in y = k·x + s·ε"),
                          Parameter.nonNegative("noise", 1, "s in y = k·x + s·ε"),
                          Parameter.positive(
                              "init-scale", 0.1, "u, w ~ init-scale · N(0, 1) at the start"),
                          Parameter.positive(
                              "collapse-threshold",
                              1e-6,
                              "a run is collapsed where its norm is below this"),
                          Parameter.size(DEPTH, 2, 2, 1000, "factors whose product the slope is"),
                          Parameter.word(
                              DATA,
                              Arrays.stream(RegressionProblem.Law.values())
                                  .map(RegressionProblem.Law::word)
                                  .toList(),
                              "gaussian: x, ε ~ N(0, 1); two-point: x = 1, ε = ±1")),
                      RegressionProblem.parameters().stream())
                  .toList()),
          List.of(
              Measurement.number("loss", "E(u·w·x − y)² = (u·w − k)² + s² over fresh data", ""),
              Measurement.number(
                  "order_parameter", "1 where norm < collapse-threshold, else 0", "S, §3"),
              Measurement.number("norm", "√(u² + w²); |v| without symmetry", ""),
              Measurement.number(
                  "product", "u·w, the slope of the model; v without symmetry", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double examples =
        coordinates.real(CommonParameters.STEPS) * coordinates.real(CommonParameters.BATCH_SIZE);
    return examples * 3.5e-9;
  }

  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    Set<String> neutral = new HashSet<>(super.neutralKeys(coordinates));
    if (coordinates.word(CommonParameters.SYMMETRY).equals(Symmetry.NONE.word())) {
      neutral.add(DEPTH);
    }
    return neutral;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real(DEPTH);
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return new RegressionProblem(
        1,
        Math.toIntExact(shared.whole(RegressionProblem.EXAMPLES)),
        1,
        shared.real(RegressionProblem.LABEL_NOISE) != 0,
        shared.word(DATA).equals(RegressionProblem.Law.GAUSSIAN.word())
            ? RegressionProblem.Law.GAUSSIAN
            : RegressionProblem.Law.TWO_POINT,
        ScalarFactorization::model);
  }

  private static LaneModel model(LaneCoordinates lanes) {
    double[] threshold = lanes.doubles("collapse-threshold");
    return FactorizedRegression.of(
        new FactorizedRegression.Task(
            lanes,
            1,
            FactorizedRegression.Task.factors(lanes, Math.toIntExact(lanes.shared().whole(DEPTH))),
            lanes.doubles("signal"),
            lanes.doubles("noise"),
            lanes.shared().real(RegressionProblem.LABEL_NOISE),
            InitialDistribution.NORMAL,
            lanes.doubles("init-scale"),
            (lane, fitted, measured) ->
                measured
                    .put("loss", fitted.populationLoss())
                    .put("order_parameter", fitted.norm() < threshold[lane] ? 1 : 0)
                    .put("norm", fitted.norm())
                    .put("product", fitted.coefficients()[0])));
  }
}
