package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.configuration.Condition;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.configuration.ToyScenario;
import io.github.collapsar.scenario.Scenario;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@org.junit.jupiter.api.extension.ExtendWith(
    io.github.collapsar.configuration.OnlyToyScenarios.class)
class ConditionedRunsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "false",
        "seed = 1",
        "replicate = 1",
        "noise < 0.6",
        "noise < 0.6 and replicate < 2 or removal = 'syre'",
        "learning_rate * dimension < 1 or momentum > 0.4 and symmetry = 'none'",
      })
  void aConditionAskedOncePerCombinationSelectsWhatItSelectsAskedForEachRun(String where) {
    Scenario scenario = new ToyScenario();
    Condition condition = Condition.of(where, scenario);
    RandomSweeps sweeps = new RandomSweeps(where.length());
    for (int i = 0; i < 60; i++) {
      Plan plan = Plan.of(with(sweeps.next(), where));
      long[] expected =
          LongStream.range(0, plan.runs()).filter(run -> condition.test(plan.run(run))).toArray();

      assertThat(plan.selection().indexes(0, plan.runs()).toArray()).isEqualTo(expected);
    }
  }

  @Test
  void aConditionThatDoesNotVaryIsAskedOnceForAnyNumberOfRuns() {
    Sweep sweep = new RandomSweeps(1).next();
    Sweep large =
        new Sweep(
            sweep.name(),
            sweep.scenario(),
            sweep.grid(),
            sweep.zip(),
            Optional.of("seed > 100"),
            1_000_000,
            sweep.seed(),
            0,
            Optional.empty(),
            0);

    assertThat(Plan.of(large).selection().count()).isZero();
  }

  private static Sweep with(Sweep sweep, String where) {
    return new Sweep(
        sweep.name(),
        sweep.scenario(),
        sweep.grid(),
        sweep.zip(),
        Optional.of(where),
        sweep.replicates(),
        sweep.seed(),
        0,
        Optional.empty(),
        0);
  }
}
