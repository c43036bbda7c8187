package io.github.collapsar.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run's outcome depends on the run alone. */
class PackingTest {

  private static final TrainingContext CURVES = new TrainingContext(java.util.Optional.empty(), 40);

  @ParameterizedTest
  @CsvSource({
    "scalar-factorization,rescaling,none",
    "scalar-factorization,rescaling,syre",
    "scalar-factorization,none,none",
    "hadamard-regression,rescaling,none",
    "hadamard-regression,rescaling,syre",
    "hadamard-regression,none,syre"
  })
  void oneLaneAndManyGiveTheSameBits(String name, String symmetry, String removal) {
    Scenario scenario = name.startsWith("s") ? new ScalarFactorization() : new HadamardRegression();
    List<Run> runs = new ArrayList<>();
    // From learning to divergence, and more lanes than fit a block of the smaller model.
    for (int i = 0; i < 37; i++) {
      runs.add(
          Runs.of(
              scenario,
              3,
              2,
              "symmetry",
              symmetry,
              "removal",
              removal,
              "sigma0",
              0.01 * i,
              "learning-rate",
              0.001 * Math.pow(1.3, i),
              "weight-decay",
              0.01 * (i % 3),
              "batch-size",
              2,
              "steps",
              100));
    }
    List<Outcome> together = train(scenario, runs);
    assertThat(together)
        .extracting(outcome -> outcome.phase().orElseThrow())
        .contains(Phase.LEARNED, Phase.DIVERGED);
    for (int i = 0; i < runs.size(); i++) {
      Outcome alone = train(scenario, List.of(runs.get(i))).get(0);
      Outcome packed = together.get(i);
      assertThat(packed.run()).isEqualTo(alone.run());
      assertThat(packed.phase()).isEqualTo(alone.phase());
      assertThat(packed.divergedAtStep()).isEqualTo(alone.divergedAtStep());
      assertThat(packed.measured()).isEqualTo(alone.measured());
      assertThat(packed.curve()).isEqualTo(alone.curve());
    }
  }

  @Test
  void divergenceIsNotedAtItsStepAndEndsTheCurve() {
    Scenario scenario = new ScalarFactorization();
    Run run = Runs.of(scenario, 1, 0, "learning-rate", 30, "steps", 200);
    Outcome outcome = train(scenario, List.of(run)).get(0);
    assertThat(outcome.phase()).contains(Phase.DIVERGED);
    assertThat(outcome.divergedAtStep().orElseThrow()).isBetween(2L, 39L);
    assertThat(outcome.measured().isEmpty()).isTrue();
    assertThat(outcome.curve()).isEmpty();
  }

  @Test
  void curvesHaveEveryStepAskedForAndTheLast() {
    Scenario scenario = new ScalarFactorization();
    Run run = Runs.of(scenario, 1, 0, "learning-rate", 0.01, "steps", 100);
    Outcome outcome = train(scenario, List.of(run)).get(0);
    assertThat(outcome.curve())
        .extracting(Outcome.CurvePoint::step)
        .containsExactly(40L, 80L, 100L);
    assertThat(outcome.curve().get(2).measured()).isEqualTo(outcome.measured());
  }

  private static List<Outcome> train(Scenario scenario, List<Run> runs) {
    return scenario.trainer(Engine.KERNEL).train(new Pack(runs), CURVES);
  }
}
