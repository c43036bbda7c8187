package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.kernel.Lanes;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;

/**
 * ℓ = (u·w·x − y)²: the smallest model with a collapse phase diagram.
 *
 * <p>In double precision: collapsing and growing go on side by side in the directions u ± w, and
 * once one outweighs the other by 10⁷, single precision has lost the smaller one. Near the upper
 * edge of the collapse window that turns per cents of the runs from diverging to collapsing.
 */
public final class ScalarFactorization extends LaneScenario {

  private static final List<Parameter> PARAMETERS =
      CommonParameters.with(
          Support.everything(List.of(Symmetry.RESCALING, Symmetry.NONE)).preferringDouble(),
          List.of(
              Parameter.nonNegative("signal", 0.1, "k in y = k·x + s·ε, x and ε ~ N(0, 1)"),
              Parameter.nonNegative("noise", 1, "s in y = k·x + s·ε"),
              Parameter.positive("init-scale", 0.1, "u, w ~ init-scale · N(0, 1) at the start"),
              Parameter.positive(
                  "collapse-threshold", 1e-6, "a run is collapsed where its norm is below this")));

  private static final List<Measurement> MEASUREMENTS =
      List.of(
          new Measurement("loss", "E(u·w·x − y)² = (u·w − k)² + s²", ""),
          new Measurement("order_parameter", "1 where norm < collapse-threshold, else 0", "S, §3"),
          new Measurement("norm", "√(u² + w²); |v| without symmetry", ""));

  @Override
  public String name() {
    return "scalar-factorization";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public String description() {
    return "(u·w·x − y)², the smallest model with a collapse phase diagram; (v·x − y)² without symmetry";
  }

  @Override
  public String source() {
    return "Symmetry leads to structured constraint of learning, Theorem 5";
  }

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public List<Measurement> measurements() {
    return MEASUREMENTS;
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double examples =
        coordinates.real(CommonParameters.STEPS) * coordinates.real(CommonParameters.BATCH_SIZE);
    return examples * 3.5e-9;
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return new RegressionProblem(1, ScalarFactorization::model);
  }

  private static LaneModel model(Lanes lanes) {
    double[] threshold = lanes.doubles("collapse-threshold");
    return FactorizedRegression.of(
        new FactorizedRegression.Task(
            lanes,
            1,
            lanes.doubles("signal"),
            lanes.doubles("noise"),
            Start.NORMAL,
            lanes.doubles("init-scale"),
            (lane, coefficients, loss, norm) ->
                List.of(loss, norm < threshold[lane] ? 1.0 : 0.0, norm)));
  }
}
