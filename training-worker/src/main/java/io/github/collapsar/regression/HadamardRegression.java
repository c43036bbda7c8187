package io.github.collapsar.regression;

import static io.github.collapsar.measure.Sparsity.shareBelow;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** ℓ = ((u ⊙ w)ᵀx − y)²: sparsity by stochastic collapse (paper S, Fig. 1 left). */
public final class HadamardRegression extends LaneScenario {

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "hadamard-regression",
          2,
          "((u ⊙ w)ᵀx − y)², online; (vᵀx − y)² without symmetry",
          "Symmetry leads to structured constraint of learning, Fig. 1 left",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.RESCALING, Symmetry.NONE)),
              Stream.concat(
                      Stream.of(
                          Parameter.whole("dimension", 200, 1, "d, the number of coordinates"),
                          Parameter.nonNegative("noise", 1, "σ_ε in y = (1/d)·Σ x_i + σ_ε·ε"),
                          Parameter.positive("init", 1, "u, w ~ U(±init / √d) at the start"),
                          Parameter.positive(
                              "collapse-threshold",
                              1e-6,
                              "a coordinate is collapsed where |u_i·w_i| is below this"),
                          Parameter.positive(
                              "dead-threshold",
                              1e-8,
                              "a parameter is dead where no example's gradient is above this"),
                          Parameter.whole(
                              RegressionProblem.TASKS,
                              1,
                              1,
                              "equal parts of the run, each on fixed examples of its own")),
                      RegressionProblem.parameters().stream())
                  .toList()),
          List.of(
              Measurement.number("loss", "E((u ⊙ w)ᵀx − y)² = ‖u ⊙ w − 1/d‖² + σ_ε²", ""),
              Measurement.number("order_parameter", "the sparsity", "S, Fig. 1"),
              Measurement.number(
                  "sparsity", "share of coordinates below collapse-threshold", "S, Fig. 1"),
              sparsity("1e_3", "1e-3"),
              sparsity("1e_6", "1e-6"),
              sparsity("1e_9", "1e-9"),
              sparsity("1e_12", "1e-12"),
              Measurement.number("norm", "√(‖u‖² + ‖w‖²); ‖v‖ without symmetry", ""),
              Measurement.number(
                  "training_loss",
                  "mean loss on the fixed examples; the loss where there are none",
                  ""),
              Measurement.number(
                  "dead_parameters",
                  "share of the parameters whose gradient is below dead-threshold on every fixed"
                      + " example; online, of those whose ∂β/∂θ is",
                  "S, Fig. 3")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  private static Measurement sparsity(String suffix, String threshold) {
    return Measurement.number(
        "sparsity_" + suffix,
        "share of coordinates with |u_i·w_i| < " + threshold + " (|v_i| without symmetry)",
        "S, Fig. 1");
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double examples =
        coordinates.real(CommonParameters.STEPS) * coordinates.real(CommonParameters.BATCH_SIZE);
    return examples * (1e-9 + coordinates.real("dimension") * 2.5e-10);
  }

  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    return coordinates.whole(RegressionProblem.EXAMPLES) == 0
        ? CommonParameters.neutralKeys(coordinates, RegressionProblem.TASKS)
        : CommonParameters.neutralKeys(coordinates);
  }

  @Override
  public Value neutralValue(String key, Coordinates coordinates) {
    return key.equals(RegressionProblem.TASKS)
        ? new Value.Whole(1)
        : super.neutralValue(key, coordinates);
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return 2 * coordinates.real("dimension");
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    int dimension = Math.toIntExact(shared.whole("dimension"));
    int tasks = Math.toIntExact(shared.whole(RegressionProblem.TASKS));
    return RegressionProblem.of(shared, dimension, tasks, HadamardRegression::model);
  }

  private static LaneModel model(LaneCoordinates lanes) {
    int dimension = Math.toIntExact(lanes.shared().whole("dimension"));
    double[] scale = lanes.doubles("init");
    double[] threshold = lanes.doubles("collapse-threshold");
    double[] dead = lanes.doubles("dead-threshold");
    double[] signal = new double[lanes.width()];
    Arrays.fill(signal, 1.0 / dimension);
    return FactorizedRegression.of(
        new FactorizedRegression.Task(
            lanes,
            dimension,
            FactorizedRegression.Task.factors(lanes, 2),
            signal,
            lanes.doubles("noise"),
            lanes.shared().real(RegressionProblem.LABEL_NOISE),
            InitialDistribution.UNIFORM,
            Arrays.stream(scale).map(init -> init / Math.sqrt(dimension)).toArray(),
            (lane, fitted, measured) -> {
              double[] beta = fitted.coefficients();
              double sparsity = shareBelow(threshold[lane], beta);
              measured
                  .put("loss", fitted.populationLoss())
                  .put("order_parameter", sparsity)
                  .put("sparsity", sparsity)
                  .put("sparsity_1e_3", shareBelow(1e-3, beta))
                  .put("sparsity_1e_6", shareBelow(1e-6, beta))
                  .put("sparsity_1e_9", shareBelow(1e-9, beta))
                  .put("sparsity_1e_12", shareBelow(1e-12, beta))
                  .put("norm", fitted.norm())
                  .put("training_loss", fitted.trainingLoss())
                  .put("dead_parameters", shareBelow(dead[lane], fitted.largestGradient()));
            }));
  }
}
