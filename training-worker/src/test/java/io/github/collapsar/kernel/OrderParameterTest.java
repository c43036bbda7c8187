package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An order parameter is in [0, 1], or nothing where a run diverged, whatever the values are. */
class OrderParameterTest {

  private static final int DRAWS = 400;

  private static final List<Double> REALS =
      List.of(
          0.0,
          Double.MIN_VALUE,
          1e-320,
          1e-40,
          1e-12,
          1e-3,
          0.1,
          0.5,
          1.0,
          -1.0,
          3.0,
          1e12,
          1e38,
          1e300,
          -1e300,
          Double.MAX_VALUE);

  static Stream<String> scenarios() {
    return Scenarios.all().stream().filter(LaneScenario.class::isInstance).map(Scenario::name);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  @Execution(ExecutionMode.CONCURRENT)
  void isBetweenZeroAndOneAtTheEndsOfTheRange(String name) {
    Scenario scenario = Scenarios.require(name);
    Random random = new Random(7);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      Coordinates coordinates = draw(scenario, random);
      if (scenario.problem(coordinates).isPresent()) {
        continue;
      }
      try {
        Outcome outcome = train(scenario, coordinates);
        double order =
            outcome.divergedAtStep().isPresent() ? 0 : outcome.measured().number("order_parameter");
        if (!(order >= 0 && order <= 1)) {
          wrong.add(order + " at " + coordinates);
        }
      } catch (RuntimeException e) {
        wrong.add(e + " at " + coordinates);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Rounding gives a product of rank 2 a third singular value. */
  @Test
  void rankIsNoMoreThanItCanBeWhereTheThresholdIsBelowRounding() {
    Scenario scenario = Scenarios.require("linear-vae");
    Map<String, Value> values = new LinkedHashMap<>();
    scenario.parameters().forEach(p -> values.put(p.key(), p.defaultValue().orElse(null)));
    values.put("learning-rate", new Value.Real(0.01));
    values.put("dimension", new Value.Whole(3));
    values.put("latent", new Value.Whole(2));
    values.put("collapse-threshold", new Value.Real(1e-40));
    values.put("steps", new Value.Whole(50));

    Outcome outcome = train(scenario, Coordinates.of(values));

    assertThat(outcome.measured().number("order_parameter")).isZero();
  }

  private static Outcome train(Scenario scenario, Coordinates coordinates) {
    Run run = new Run(scenario.name(), scenario.version(), coordinates, 3, 1);
    return scenario
        .trainer(scenario.engines().get(0))
        .train(new Pack(List.of(run)), new TrainingContext(Optional.empty(), 0))
        .get(0);
  }

  private static Coordinates draw(Scenario scenario, Random random) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      List<Value> choices = choices(parameter);
      // Most are as they are by default, or everything would diverge.
      boolean extreme = random.nextInt(4) == 0 || parameter.defaultValue().isEmpty();
      values.put(
          parameter.key(),
          extreme || !choices.contains(parameter.defaultValue().get())
              ? choices.get(random.nextInt(choices.size()))
              : parameter.defaultValue().get());
    }
    return Coordinates.of(values);
  }

  private static List<Value> choices(Parameter parameter) {
    List<Value> choices = new ArrayList<>();
    if (parameter.domain() instanceof Domain.Words words) {
      words.words().forEach(word -> choices.add(new Value.Word(word)));
    } else if (parameter.domain() instanceof Domain.Wholes) {
      Stream.of(0L, 1L, 2L, 3L, 5L, 20L).map(Value.Whole::new).forEach(choices::add);
    } else {
      REALS.stream().map(Value.Real::new).forEach(choices::add);
      parameter.defaultValue().ifPresent(choices::add);
    }
    choices.removeIf(value -> !parameter.domain().contains(value));
    return choices;
  }
}
