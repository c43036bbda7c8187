package io.github.collapsar.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarticWellTest {

  private static final QuarticWell SCENARIO = new QuarticWell();

  /** ζ > √(2μ): at μ = 0.5 the window opens at ζ = 1 (docs/theory.md, continuous time). */
  @Test
  void collapsesWhereTheNoiseExceedsTheRootOfTwiceTheDrift() {
    List<Run> runs = new ArrayList<>();
    for (double noise : new double[] {0.8, 0.9, 1.1, 1.2}) {
      runs.add(
          Runs.of(
              SCENARIO,
              1,
              0,
              "noise",
              noise,
              "drift",
              0.5,
              "learning-rate",
              0.01,
              "steps",
              200_000));
    }
    assertThat(
            SCENARIO.trainer(Engine.KERNEL).train(new Pack(runs), TrainingContext.PLAIN).stream()
                .map(Outcome::phase)
                .map(phase -> phase.orElseThrow()))
        .containsExactly(Phase.LEARNED, Phase.LEARNED, Phase.COLLAPSED, Phase.COLLAPSED);
  }
}
