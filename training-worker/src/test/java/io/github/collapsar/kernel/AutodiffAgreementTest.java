package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.regression.HadamardRegression;
import io.github.collapsar.regression.ScalarFactorization;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels against automatic differentiation in double precision. */
class AutodiffAgreementTest {

  private static final double TOLERANCE = 2e-4;

  @ParameterizedTest
  @CsvSource({
    "scalar-factorization,rescaling,none,1",
    "scalar-factorization,rescaling,syre,3",
    "scalar-factorization,none,none,3",
    "scalar-factorization,none,syre,1",
    "hadamard-regression,rescaling,none,1",
    "hadamard-regression,rescaling,syre,4",
    "hadamard-regression,none,none,1",
    "hadamard-regression,none,syre,4"
  })
  void lossGradientAndFiftyStepsAgree(String name, String symmetry, String removal, int batchSize) {
    LaneScenario scenario =
        name.startsWith("s") ? new ScalarFactorization() : new HadamardRegression();
    List<Run> runs = runs(scenario, symmetry, removal, batchSize);
    firstGradientAgrees(scenario, runs);
    TrainingContext everyStep = new TrainingContext(Optional.empty(), 1);
    List<Outcome> kernel = scenario.trainer(Engine.KERNEL).train(new Pack(runs), everyStep);
    List<Outcome> reference = scenario.trainer(Engine.DL4J).train(new Pack(runs), everyStep);
    for (int i = 0; i < runs.size(); i++) {
      assertThat(kernel.get(i).curve()).hasSize(50);
      assertThat(kernel.get(i).phase()).isEqualTo(reference.get(i).phase());
      for (int step = 0; step < 50; step++) {
        List<Double> expected = reference.get(i).curve().get(step).measurements();
        List<Double> actual = kernel.get(i).curve().get(step).measurements();
        // The loss and the norm; the others count thresholds.
        for (int m : new int[] {0, expected.size() - 1}) {
          double scale = Math.max(1e-3, Math.abs(expected.get(m)));
          assertThat(actual.get(m))
              .as("run %s step %s measurement %s", i, step, m)
              .isCloseTo(expected.get(m), within(TOLERANCE * scale));
        }
      }
    }
  }

  private static void firstGradientAgrees(LaneScenario scenario, List<Run> runs) {
    RandomStreams streams = new RandomStreams(9, 4);
    Lanes lanes = new Lanes(runs.stream().map(Run::coordinates).toList());
    LaneModel model = scenario.model(lanes);
    Rows rows = new Rows(model, lanes.shared(), streams);
    rows.draw(1);
    double[] parameters = new double[model.parameters() * lanes.width()];
    model.initialize(streams, parameters);
    Optional<double[]> offset = Offsets.of(model, lanes, streams);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += offset.isPresent() ? offset.get()[i] : 0;
    }
    double[] loss = new double[lanes.width()];
    double[] gradient = gradient(model, lanes, parameters, rows, loss);

    AutodiffTrajectory reference = new AutodiffTrajectory(model, lanes, streams, rows.examples());
    double[] expectedLoss = reference.step(rows.data());
    double largest = 0;
    for (double slope : reference.gradient()) {
      largest = Math.max(largest, Math.abs(slope));
    }
    assertThat(largest).isPositive();
    for (int lane = 0; lane < lanes.width(); lane++) {
      assertThat(loss[lane])
          .isCloseTo(expectedLoss[lane], within(TOLERANCE * Math.max(1, expectedLoss[lane])));
    }
    assertThat(gradient).containsExactly(reference.gradient(), within(TOLERANCE * largest));
  }

  private static double[] gradient(
      LaneModel model, Lanes lanes, double[] parameters, Rows rows, double[] loss) {
    double[] gradient = new double[parameters.length];
    int examples = rows.examples();
    if (model instanceof DoubleLaneModel exact) {
      exact.loss(parameters, rows.data(), 0, examples, loss);
      exact.gradient(parameters, rows.data(), 0, examples, 0, model.parameters(), gradient);
      return gradient;
    }
    FloatLaneModel single = (FloatLaneModel) model;
    float[] rounded = lanes.toFloats(parameters);
    float[] singleLoss = new float[loss.length];
    float[] singleGradient = new float[gradient.length];
    single.loss(rounded, rows.data(), 0, examples, singleLoss);
    single.gradient(rounded, rows.data(), 0, examples, 0, model.parameters(), singleGradient);
    for (int lane = 0; lane < loss.length; lane++) {
      loss[lane] = singleLoss[lane];
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = singleGradient[i];
    }
    return gradient;
  }

  private static List<Run> runs(
      LaneScenario scenario, String symmetry, String removal, int batchSize) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Map<String, Value> values = new LinkedHashMap<>();
      for (Parameter parameter : scenario.parameters()) {
        values.put(parameter.key(), parameter.defaultValue().orElseThrow());
      }
      values.put("symmetry", new Value.Word(symmetry));
      values.put("removal", new Value.Word(removal));
      values.put("sigma0", new Value.Real(0.1 * i));
      values.put("noise", new Value.Real(0.2 * i));
      values.put("weight-decay", new Value.Real(0.05 * i));
      values.put("learning-rate", new Value.Real(0.0005 * (i + 1)));
      values.put("batch-size", new Value.Whole(batchSize));
      values.put("steps", new Value.Whole(50));
      runs.add(new Run(scenario.name(), scenario.version(), Coordinates.of(values), 9, 4));
    }
    return runs;
  }
}
