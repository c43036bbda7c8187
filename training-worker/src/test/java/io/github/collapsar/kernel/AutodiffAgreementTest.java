package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kernel against automatic differentiation in double precision: loss, gradient and fifty
 * steps, for every symmetry, removal, optimiser, schedule and parametrisation that it supports.
 */
class AutodiffAgreementTest {

  private static final int STEPS = 50;

  /** What a model's own gradient depends on: it is compared once each. */
  private static final Set<Map<String, Object>> GRADIENTS_COMPARED = ConcurrentHashMap.newKeySet();

  /** Trained once each: the default choices come up again and again. */
  private static final Map<List<Run>, List<Outcome>> REFERENCES = new ConcurrentHashMap<>();

  /**
   * A scenario at a size for tests.
   *
   * @param settings what differs from the defaults, for all lanes
   * @param lanes values that rise from lane to lane: the value of lane i is i + 1 times this
   * @param smooth measurements that rounding changes little; the others count thresholds
   */
  private record Small(
      Map<String, Object> settings, Map<String, Double> lanes, List<String> smooth) {}

  private static final Map<String, List<Small>> SIZES =
      Map.of(
          "scalar-factorization",
          List.of(
              new Small(Map.of("batch-size", 3), Map.of("noise", 0.2), List.of("loss", "norm")),
              new Small(
                  Map.of(
                      "batch-size",
                      2,
                      "depth",
                      4,
                      "init-scale",
                      1,
                      "examples",
                      5,
                      "label-noise",
                      0.3),
                  Map.of("noise", 0.2),
                  List.of("loss", "norm"))),
          "linear-regression",
          List.of(
              new Small(
                  Map.of("batch-size", 9, "dimension", 5, "examples", 6, "init", 1),
                  Map.of("noise", 0.2),
                  List.of("loss", "test_loss", "norm"))),
          "hadamard-regression",
          List.of(
              new Small(Map.of("dimension", 38), Map.of("noise", 0.2), List.of("loss", "norm")),
              new Small(
                  Map.of("batch-size", 4, "dimension", 7, "examples", 10, "tasks", 3),
                  Map.of("noise", 0.2),
                  List.of("loss", "norm", "training_loss"))),
          "matrix-factorization",
          List.of(
              new Small(
                  Map.of("inputs", 3, "hidden", 3, "outputs", 3, "batch-size", 2),
                  Map.of("mixing", 0.15),
                  List.of("loss", "norm"))),
          "quartic-objective",
          List.of(
              new Small(Map.of("dimension", 11, "init", 0.2), Map.of(), List.of("loss", "norm")),
              new Small(
                  Map.of("dimension", 3, "spectrum", "diagonal", "init", 0.2),
                  Map.of(),
                  List.of("loss", "norm"))),
          "linear-vae",
          List.of(
              new Small(
                  Map.of("dimension", 3, "latent", 2, "init-scale", 0.5),
                  Map.of("beta", 0.3, "decoder-noise", 0.3),
                  List.of("loss", "norm", "posterior_variance"))),
          "quartic-well",
          List.of(
              new Small(
                  Map.of("batch-size", 3, "init-scale", 1),
                  Map.of("noise", 0.2),
                  List.of("loss", "norm"))),
          "two-layer-network",
          List.of(
              new Small(
                  Map.of(
                      "activation",
                      "identity",
                      "outputs",
                      2,
                      "hidden",
                      3,
                      "inputs",
                      2,
                      "examples",
                      0,
                      "init-scale",
                      1),
                  Map.of("leak", 0.1),
                  List.of("loss", "norm_squared", "conserved_quantity")),
              new Small(
                  Map.of(
                      "activation",
                      "relu",
                      "outputs",
                      2,
                      "hidden",
                      3,
                      "inputs",
                      2,
                      "examples",
                      4,
                      "init-scale",
                      1),
                  Map.of("leak", 0.1),
                  List.of("loss", "norm_squared", "conserved_quantity")),
              new Small(
                  Map.of(
                      "activation",
                      "leaky-relu",
                      "outputs",
                      2,
                      "hidden",
                      3,
                      "inputs",
                      2,
                      "examples",
                      0,
                      "init-scale",
                      1),
                  Map.of("leak", 0.1),
                  List.of("loss", "norm_squared", "conserved_quantity")),
              new Small(
                  Map.of(
                      "activation",
                      "sigmoid",
                      "outputs",
                      2,
                      "hidden",
                      3,
                      "inputs",
                      2,
                      "examples",
                      4,
                      "init-scale",
                      1),
                  Map.of("leak", 0.1),
                  List.of("loss", "norm_squared", "conserved_quantity")),
              new Small(
                  Map.of(
                      "activation",
                      "tanh",
                      "outputs",
                      2,
                      "hidden",
                      3,
                      "inputs",
                      2,
                      "examples",
                      0,
                      "init-scale",
                      1),
                  Map.of("leak", 0.1),
                  List.of("loss", "norm_squared", "conserved_quantity")),
              new Small(
                  Map.of(
                      "activation",
                      "radial",
                      "outputs",
                      2,
                      "hidden",
                      3,
                      "inputs",
                      2,
                      "examples",
                      4,
                      "init-scale",
                      1),
                  Map.of("leak", 0.1),
                  List.of("loss", "norm_squared", "conserved_quantity"))),
          "two-parameter-objective",
          List.of(
              new Small(
                  Map.of(), Map.of("start-u", 0.1, "start-w", -0.03), List.of("loss", "u", "w"))),
          "trainability-map",
          List.of(
              new Small(
                  Map.of("width", 5, "examples", 19),
                  Map.of("output-learning-rate", 0.2),
                  List.of("loss", "convergence", "final_loss_ratio"))));

  static Stream<Map<String, Object>> cases() {
    return Scenarios.all().stream()
        .filter(LaneScenario.class::isInstance)
        .flatMap(
            scenario -> {
              assertThat(SIZES).as("sizes for tests").containsKey(scenario.name());
              return SIZES.get(scenario.name()).stream()
                  .flatMap(small -> choices((LaneScenario) scenario, small));
            });
  }

  /** Every word of every choice, one at a time, and the removals for every symmetry. */
  private static Stream<Map<String, Object>> choices(LaneScenario scenario, Small small) {
    List<Map<String, Object>> cases = new ArrayList<>();
    boolean first = SIZES.get(scenario.name()).indexOf(small) == 0;
    for (String symmetry : words(scenario, "symmetry")) {
      for (String removal : first ? words(scenario, "removal") : List.of("none")) {
        cases.add(Map.of("symmetry", symmetry, "removal", removal));
      }
    }
    for (String word : words(scenario, "precision")) {
      cases.add(Map.of("precision", word));
    }
    if (!first) {
      // What stands between optimiser and model is the same for every size.
      return cases.stream().map(chosen -> all(scenario, small, chosen));
    }
    for (String key : List.of("optimizer", "schedule", "parametrization")) {
      for (String word : words(scenario, key)) {
        cases.add(Map.of(key, word));
      }
    }
    for (String removal : words(scenario, "removal")) {
      if (words(scenario, "parametrization").contains("dcs")) {
        cases.add(Map.of("removal", removal, "parametrization", "dcs", "optimizer", "momentum"));
      }
    }
    return cases.stream().map(chosen -> all(scenario, small, chosen));
  }

  private static Map<String, Object> all(
      LaneScenario scenario, Small small, Map<String, Object> chosen) {
    Map<String, Object> all = new LinkedHashMap<>(small.settings());
    all.putAll(chosen);
    all.put("scenario", scenario.name());
    all.put("size", SIZES.get(scenario.name()).indexOf(small));
    return all;
  }

  private static List<String> words(LaneScenario scenario, String key) {
    return scenario
        .parameter(key)
        .map(parameter -> ((Parameter.Domain.Words) parameter.domain()).words())
        .orElse(List.of());
  }

  @ParameterizedTest
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void lossGradientAndFiftyStepsAgree(Map<String, Object> settings) {
    LaneScenario scenario = (LaneScenario) Scenarios.require((String) settings.get("scenario"));
    Small small = SIZES.get(scenario.name()).get((Integer) settings.get("size"));
    List<Run> runs = runs(scenario, small, settings);
    NativeBackend.prepare();
    double tolerance =
        CommonParameters.precision(runs.get(0).coordinates()) == Precision.DOUBLE ? 1e-7 : 3e-4;
    Map<String, Object> plain = new HashMap<>(settings);
    plain.keySet().removeAll(List.of("removal", "optimizer", "schedule", "parametrization"));
    if (GRADIENTS_COMPARED.add(plain)) {
      firstGradientAgrees(scenario, runs, tolerance);
    }
    TrainingContext everyStep = new TrainingContext(Optional.empty(), 1);
    List<Outcome> kernel = scenario.trainer(Engine.KERNEL).train(new Pack(runs), everyStep);
    List<Outcome> reference = reference(scenario, runs, everyStep);
    for (int i = 0; i < runs.size(); i++) {
      assertThat(kernel.get(i).curve()).hasSize(STEPS);
      assertThat(kernel.get(i).phase()).isEqualTo(reference.get(i).phase());
      for (int step = 0; step < STEPS; step++) {
        Measured expected = reference.get(i).curve().get(step).measured();
        Measured actual = kernel.get(i).curve().get(step).measured();
        for (String name : small.smooth()) {
          double scale = Math.max(1e-3, Math.abs(expected.number(name)));
          assertThat(actual.number(name))
              .as("run %s step %s %s", i, step, name)
              .isCloseTo(expected.number(name), within(tolerance * scale));
        }
      }
    }
  }

  /** In double precision, whatever that of the runs. */
  private static List<Outcome> reference(
      LaneScenario scenario, List<Run> runs, TrainingContext context) {
    List<Run> exact =
        runs.stream()
            .map(
                run ->
                    new Run(
                        run.scenario(),
                        run.scenarioVersion(),
                        run.coordinates().with("precision", new Value.Word("double")),
                        run.seed(),
                        run.replicate()))
            .toList();
    return REFERENCES.computeIfAbsent(
        exact, absent -> scenario.trainer(Engine.DL4J).train(new Pack(exact), context));
  }

  /** That of the model itself, before any removal. */
  private static void firstGradientAgrees(LaneScenario scenario, List<Run> runs, double tolerance) {
    RandomStreams streams = new RandomStreams(9, 4);
    List<Coordinates> plain =
        runs.stream()
            .map(run -> run.coordinates().with("removal", new Value.Word("none")))
            .map(
                point ->
                    point.values().containsKey("parametrization")
                        ? point.with("parametrization", new Value.Word("direct"))
                        : point)
            .toList();
    LaneCoordinates lanes = LaneCoordinates.sideBySide(plain);
    LaneProblem problem = scenario.problem(lanes.shared(), streams);
    LaneModel model = problem.model(lanes);
    Rows rows = new Rows(problem, lanes.shared(), streams, 0);
    rows.draw(1, 0);
    double[] parameters = new double[model.parameters() * lanes.width()];
    model.initialize(streams, parameters);
    double[] loss = new double[lanes.width()];
    double[] gradient = gradient(model, lanes, parameters, rows, loss);

    LaneCoordinates exactly = LaneCoordinates.exactly(plain);
    ReferenceTrainer.Trajectory reference =
        ((ReferenceTrainer) scenario.trainer(Engine.DL4J))
            .begin(problem, problem.model(exactly), exactly, streams, rows.examples());
    double[] expectedLoss = reference.step(rows.data(), new float[0]);
    double[] expected = reference.gradient();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(largest).isPositive();
    for (int lane = 0; lane < exactly.width(); lane++) {
      assertThat(loss[lane])
          .isCloseTo(expectedLoss[lane], within(tolerance * Math.max(1, expectedLoss[lane])));
      for (int p = 0; p < model.parameters(); p++) {
        assertThat(gradient[p * lanes.width() + lane])
            .as("lane %s parameter %s", lane, p)
            .isCloseTo(expected[p * exactly.width() + lane], within(tolerance * largest));
      }
    }
  }

  private static double[] gradient(
      LaneModel model, LaneCoordinates lanes, double[] parameters, Rows rows, double[] loss) {
    double[] gradient = new double[parameters.length];
    int examples = rows.examples();
    if (model instanceof DoubleLaneModel exact) {
      exact.gradient(parameters, rows.data(), 0, examples, loss, gradient);
      return gradient;
    }
    FloatLaneModel single = (FloatLaneModel) model;
    float[] singleLoss = new float[loss.length];
    float[] singleGradient = new float[gradient.length];
    single.gradient(
        lanes.toFloats(parameters), rows.data(), 0, examples, singleLoss, singleGradient);
    for (int lane = 0; lane < loss.length; lane++) {
      loss[lane] = singleLoss[lane];
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = singleGradient[i];
    }
    return gradient;
  }

  private static List<Run> runs(LaneScenario scenario, Small small, Map<String, Object> settings) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Map<String, Value> values = new LinkedHashMap<>();
      for (Parameter parameter : scenario.parameters()) {
        Value value = parameter.defaultValue().orElseThrow();
        Object set = settings.get(parameter.key());
        if (set instanceof String word) {
          value = new Value.Word(word);
        } else if (set instanceof Number number) {
          value =
              parameter.domain() instanceof Parameter.Domain.Wholes
                  ? new Value.Whole(number.longValue())
                  : new Value.Real(number.doubleValue());
        } else if (parameter.domain() instanceof Parameter.Domain.Reals) {
          value = new Value.Real(perLane(parameter.key(), small, i, (Value.Real) value));
        }
        values.put(parameter.key(), value);
      }
      values.put("steps", new Value.Whole(STEPS));
      runs.add(new Run(scenario.name(), scenario.version(), Coordinates.of(values), 9, 4));
    }
    return runs;
  }

  /** Common parameters differ from lane to lane, so that a lane that reads another's is found. */
  private static double perLane(String key, Small small, int lane, Value.Real standard) {
    if (small.lanes().containsKey(key)) {
      return small.lanes().get(key) * (lane + 1);
    }
    return switch (key) {
      case "learning-rate" -> 0.0005 * (lane + 1);
      case "weight-decay" -> 0.05 * lane;
      case "sigma0" -> 0.1 * lane;
      case "decay-spread", "fixed-share", "dropout-rate", "dcs-share" -> 0.2 * lane;
      case "momentum", "beta1" -> 0.2 * lane;
      case "beta2" -> 0.5 + 0.1 * lane;
      case "gradient-noise-variance", "bias-variance" -> 0.01 * lane;
      default -> standard.value();
    };
  }
}
