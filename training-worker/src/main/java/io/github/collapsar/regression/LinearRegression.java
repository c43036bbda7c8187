package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.measure.Sparsity;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * ℓ = (vᵀx − y)², ridge regression with weight decay: no symmetry and no collapse, but on a fixed
 * set of N examples a peak of the test loss at N = d (paper R, Fig. 3 left).
 */
public final class LinearRegression extends LaneScenario {

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "linear-regression",
          1,
          "(vᵀx − y)², with weight decay ridge regression, online or on a fixed set",
          "Remove symmetries to control model expressivity and improve optimization, Fig. 3 left",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.NONE)),
              Stream.concat(
                      Stream.of(
                          Parameter.whole("dimension", 100, 1, "d, the number of inputs"),
                          Parameter.nonNegative(
                              "teacher-norm",
                              1,
                              "‖v*‖ in y = v*ᵀx + noise·ε, all its entries equal"),
                          Parameter.nonNegative(
                              "noise", 0.5, "standard deviation of the noise on y"),
                          Parameter.nonNegative("init", 0, "v ~ N(0, init² / d) at the start"),
                          Parameter.positive(
                              "collapse-threshold",
                              1e-6,
                              "a coordinate is collapsed where |v_i| is below this")),
                      RegressionProblem.parameters().stream())
                  .toList()),
          List.of(
              Measurement.number(
                  "loss",
                  "mean of (vᵀx − y)² on the fixed examples; the test loss where none are",
                  ""),
              Measurement.number(
                  "order_parameter", "share of coordinates below collapse-threshold", ""),
              Measurement.number("test_loss", "E(vᵀx − y)² = ‖v − v*‖² + noise²", "R, Fig. 3 left"),
              Measurement.number("norm", "‖v‖", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double batch = coordinates.real(CommonParameters.BATCH_SIZE);
    double fixed = coordinates.real(RegressionProblem.EXAMPLES);
    double examples = fixed > 0 ? Math.min(batch, fixed) : batch;
    return coordinates.real(CommonParameters.STEPS)
        * examples
        * (1e-9 + coordinates.real("dimension") * 2e-10);
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real("dimension");
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    int dimension = Math.toIntExact(shared.whole("dimension"));
    return RegressionProblem.of(shared, dimension, 1, LinearRegression::model);
  }

  private static LaneModel model(LaneCoordinates lanes) {
    int dimension = Math.toIntExact(lanes.shared().whole("dimension"));
    double[] threshold = lanes.doubles("collapse-threshold");
    double root = Math.sqrt(dimension);
    return FactorizedRegression.of(
        new FactorizedRegression.Task(
            lanes,
            dimension,
            1,
            Arrays.stream(lanes.doubles("teacher-norm")).map(norm -> norm / root).toArray(),
            lanes.doubles("noise"),
            lanes.shared().real(RegressionProblem.LABEL_NOISE),
            InitialDistribution.NORMAL,
            Arrays.stream(lanes.doubles("init")).map(init -> init / root).toArray(),
            (lane, fitted, measured) ->
                measured
                    .put("loss", fitted.trainingLoss())
                    .put(
                        "order_parameter",
                        Sparsity.shareBelow(threshold[lane], fitted.coefficients()))
                    .put("test_loss", fitted.populationLoss())
                    .put("norm", fitted.norm())));
  }
}
