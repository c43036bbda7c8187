package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In every scenario one lane and many give the same bits, whatever is done on the way. */
class OneLaneTest {

  static Stream<Arguments> cases() {
    List<Map<String, String>> choices =
        List.of(
            Map.of("removal", "none"),
            Map.of("removal", "syre-d", "optimizer", "adam"),
            Map.of("removal", "w-fix", "optimizer", "momentum", "schedule", "cosine"),
            Map.of("removal", "gradient-noise", "parametrization", "dcs"),
            Map.of("removal", "dropout"));
    return Scenarios.all().stream()
        .filter(LaneScenario.class::isInstance)
        .flatMap(scenario -> choices.stream().map(chosen -> Arguments.of(scenario.name(), chosen)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @Execution(ExecutionMode.CONCURRENT)
  void oneLaneAndManyGiveTheSameBits(String name, Map<String, String> chosen) {
    Scenario scenario = Scenarios.require(name);
    List<Run> runs = new ArrayList<>();
    for (int lane = 0; lane < 19; lane++) {
      runs.add(run(scenario, chosen, lane));
    }
    List<Outcome> together = train(scenario, runs);
    for (int lane : new int[] {0, 7, 18}) {
      Outcome alone = train(scenario, List.of(runs.get(lane))).get(0);
      Outcome packed = together.get(lane);
      assertThat(packed.divergedAtStep()).isEqualTo(alone.divergedAtStep());
      assertThat(packed.measured()).isEqualTo(alone.measured());
      assertThat(packed.curve()).isEqualTo(alone.curve());
    }
  }

  private static Run run(Scenario scenario, Map<String, String> chosen, int lane) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      Value value = parameter.defaultValue().orElseThrow();
      if (chosen.containsKey(parameter.key())) {
        value = new Value.Word(chosen.get(parameter.key()));
      } else if (List.of("dimension", "inputs", "hidden", "outputs").contains(parameter.key())) {
        value = new Value.Whole(30);
      } else if (parameter.key().equals("steps")) {
        value = new Value.Whole(45);
      }
      values.put(parameter.key(), value);
    }
    values.put("learning-rate", new Value.Real(0.001 * Math.pow(1.5, lane)));
    values.put("weight-decay", new Value.Real(0.01 * (lane % 3)));
    return new Run(scenario.name(), scenario.version(), Coordinates.of(values), 3, 1);
  }

  private static List<Outcome> train(Scenario scenario, List<Run> runs) {
    return scenario
        .trainer(Engine.KERNEL)
        .train(new Pack(runs), new TrainingContext(Optional.empty(), 20));
  }
}
