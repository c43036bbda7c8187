package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Domain;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a scenario declares trains: five steps of every combination, with tiny sizes. */
class EveryCombinationTest {

  private static final Map<String, Long> SIZES =
      Map.ofEntries(
          Map.entry("steps", 5L),
          Map.entry("dimension", 3L),
          Map.entry("inputs", 3L),
          Map.entry("hidden", 5L),
          Map.entry("outputs", 2L),
          Map.entry("latent", 2L),
          Map.entry("width", 4L),
          Map.entry("depth", 2L),
          Map.entry("penultimate", 3L),
          Map.entry("examples", 8L));

  static Stream<String> models() {
    return Scenarios.all().stream().filter(LaneScenario.class::isInstance).map(Scenario::name);
  }

  static Stream<String> networks() {
    return Scenarios.all().stream()
        .filter(scenario -> !(scenario instanceof LaneScenario))
        .map(Scenario::name);
  }

  @ParameterizedTest
  @MethodSource("models")
  @Execution(ExecutionMode.CONCURRENT)
  void everyCombinationTrains(String name) {
    Scenario scenario = Scenarios.require(name);
    train(
        scenario,
        words(scenario, CommonParameters.OPTIMIZER),
        words(scenario, CommonParameters.REMOVAL));
  }

  /** A network is examined on 10,000 images: what matters to its arithmetic has to do. */
  @ParameterizedTest
  @MethodSource("networks")
  @Tag("slow")
  void networksTrainInEitherPrecision(String name) {
    Scenario scenario = Scenarios.require(name);
    train(
        scenario,
        words(scenario, CommonParameters.OPTIMIZER).subList(0, 1),
        words(scenario, CommonParameters.REMOVAL).subList(0, 1));
  }

  private static void train(Scenario scenario, List<String> optimizers, List<String> removals) {
    List<String> failures = new ArrayList<>();
    for (String precision : words(scenario, CommonParameters.PRECISION)) {
      for (long batch : new long[] {1, 2}) {
        for (String optimizer : optimizers) {
          for (String removal : removals) {
            String combination = precision + " " + batch + " " + optimizer + " " + removal;
            try {
              check(scenario, run(scenario, precision, batch, optimizer, removal));
            } catch (RuntimeException | AssertionError e) {
              failures.add(combination + ": " + e);
            }
          }
        }
      }
    }
    assertThat(failures).isEmpty();
  }

  private static List<String> words(Scenario scenario, String key) {
    return scenario
        .parameter(key)
        .map(parameter -> ((Domain.Words) parameter.domain()).words())
        .orElse(List.of("-"));
  }

  private static Coordinates run(
      Scenario scenario, String precision, long batch, String optimizer, String removal) {
    Map<String, Value> chosen = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      chosen.put(parameter.key(), parameter.defaultValue().orElse(new Value.Real(0.01)));
      Long size = SIZES.get(parameter.key());
      if (size != null && parameter.domain().contains(new Value.Whole(size))) {
        chosen.put(parameter.key(), new Value.Whole(size));
      }
    }
    chosen.computeIfPresent(CommonParameters.PRECISION, (key, old) -> new Value.Word(precision));
    chosen.computeIfPresent(CommonParameters.OPTIMIZER, (key, old) -> new Value.Word(optimizer));
    chosen.computeIfPresent(CommonParameters.REMOVAL, (key, old) -> new Value.Word(removal));
    chosen.computeIfPresent(CommonParameters.BATCH_SIZE, (key, old) -> new Value.Whole(batch));
    chosen.computeIfPresent("data", (key, old) -> new Value.Word("synthetic"));
    chosen.computeIfPresent(CommonParameters.SIGMA0, (key, old) -> new Value.Real(0.1));
    return Coordinates.of(chosen);
  }

  private static void check(Scenario scenario, Coordinates coordinates) {
    assertThat(scenario.problem(coordinates)).isEmpty();
    Run run = new Run(scenario.name(), scenario.version(), coordinates, 3, 1);
    List<Outcome> outcomes =
        scenario
            .trainer(scenario.engines().get(0))
            .train(new Pack(List.of(run)), new TrainingContext(Optional.empty(), 2));
    assertThat(outcomes).hasSize(1);
    if (outcomes.get(0).divergedAtStep().isEmpty()) {
      assertThat(outcomes.get(0).measured().number("order_parameter"))
          .as("order parameter")
          .isBetween(0.0, 1.0);
    }
  }
}
