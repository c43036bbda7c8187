package io.github.collapsar.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearVaeTest {

  private static final LinearVae SCENARIO = new LinearVae();

  /** The singular values are 1, 1/2, … 1/5; those above √β·η are learned. */
  @Test
  void theRankIsTheNumberOfSingularValuesAboveTheNoise() {
    double[][] betaAndNoise = {{1, 0.18}, {1, 0.22}, {1, 0.3}, {4, 0.22}, {0.25, 0.8}, {1, 1.1}};
    List<Run> runs = new ArrayList<>();
    for (double[] at : betaAndNoise) {
      runs.add(
          Runs.of(
              SCENARIO,
              1,
              0,
              "beta",
              at[0],
              "decoder-noise",
              at[1],
              "learning-rate",
              0.02,
              "steps",
              40_000));
    }
    List<Outcome> outcomes =
        SCENARIO.trainer(Engine.KERNEL).train(new Pack(runs), TrainingContext.PLAIN);
    assertThat(outcomes)
        .extracting(outcome -> outcome.measured().number("rank"))
        .containsExactly(5.0, 4.0, 3.0, 2.0, 2.0, 0.0);
    // with everything collapsed the posterior is the prior
    assertThat(outcomes.get(5).measured().number("posterior_variance")).isCloseTo(1, within(1e-6));
  }
}
