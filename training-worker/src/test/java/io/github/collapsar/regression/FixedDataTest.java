package io.github.collapsar.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Regression on fixed sets, in tasks and on two-point data, against closed forms. */
class FixedDataTest {

  private static final ScalarFactorization SCALAR = new ScalarFactorization();
  private static final HadamardRegression HADAMARD = new HadamardRegression();
  private static final LinearRegression LINEAR = new LinearRegression();

  /**
   * x = 1, y = 0.05 ± 0.55: the Hessian at the origin along u + w is −1.2 or 1 with equal odds, and
   * E log|1 − λh| = ½ log (1 + 1.2λ)(1 − λ) changes its sign at λ = 1/6 exactly.
   */
  @Test
  void twoPointDataCollapseAboveOneSixth() {
    double[] rates = {0.14, 0.155, 0.18, 0.2};
    List<Run> runs = new ArrayList<>();
    for (double rate : rates) {
      runs.add(
          Runs.of(
              SCALAR,
              3,
              0,
              "data",
              "two-point",
              "signal",
              0.05,
              "noise",
              0.55,
              "learning-rate",
              rate,
              "init-scale",
              1e-100,
              "collapse-threshold",
              1e-100,
              "steps",
              400_000));
    }
    assertThat(train(SCALAR, runs))
        .extracting(outcome -> outcome.phase().orElseThrow())
        .containsExactly(Phase.LEARNED, Phase.LEARNED, Phase.COLLAPSED, Phase.COLLAPSED);
  }

  /** The test loss peaks where there are as many examples as inputs; decay takes the peak away. */
  @Test
  void testLossPeaksAtAsManyExamplesAsInputs() {
    double[] plain = testLoss(0);
    double[] ridge = testLoss(0.5);
    assertThat(plain[1]).isGreaterThan(2 * plain[0]).isGreaterThan(2 * plain[2]);
    assertThat(ridge[1]).isLessThan(0.5 * plain[1]);
    assertThat(ridge[2]).isLessThan(ridge[0]);
  }

  private static double[] testLoss(double decay) {
    int[] examples = {10, 40, 160};
    double[] losses = new double[3];
    for (int i = 0; i < 3; i++) {
      Run run =
          Runs.of(
              LINEAR,
              1,
              0,
              "dimension",
              40,
              "examples",
              examples[i],
              "batch-size",
              1000,
              "learning-rate",
              0.03,
              "weight-decay",
              decay,
              "steps",
              40_000);
      losses[i] = train(LINEAR, List.of(run)).get(0).measured().number("test_loss");
    }
    return losses;
  }

  /** Full batch without noise: the ridge solution, whose gradient vanishes. */
  @Test
  void ridgeRegressionWithoutNoiseShrinksTheTeacher() {
    Run run =
        Runs.of(
            LINEAR,
            1,
            0,
            "dimension",
            1,
            "examples",
            50_000,
            "batch-size",
            50_000,
            "noise",
            0,
            "teacher-norm",
            2,
            "learning-rate",
            0.1,
            "weight-decay",
            2,
            "steps",
            200);
    // min (v − 2)²·E[x²] + v² is at v = 1.
    assertThat(train(LINEAR, List.of(run)).get(0).measured().number("norm"))
        .isCloseTo(1, within(0.01));
  }

  /** With label noise of variance σ² modes of signal s below ½·η·σ² vanish (docs/theory.md). */
  @Test
  void labelNoiseCollapsesWeakSignals() {
    List<Run> runs = new ArrayList<>();
    for (double signal : new double[] {0.01, 0.12}) {
      // ½·η·σ² = 0.05.
      runs.add(
          Runs.of(
              SCALAR,
              1,
              0,
              "signal",
              signal,
              "noise",
              0,
              "data",
              "two-point",
              "examples",
              2,
              "batch-size",
              2,
              "label-noise",
              Math.sqrt(2),
              "learning-rate",
              0.1,
              "steps",
              200_000,
              "collapse-threshold",
              1e-4));
    }
    assertThat(train(SCALAR, runs))
        .extracting(outcome -> outcome.phase().orElseThrow())
        .containsExactly(Phase.COLLAPSED, Phase.LEARNED);
  }

  /** A product of three factors has a minimum at β = k and collapses with decay. */
  @Test
  void deepProductsLearnWithoutDecayAndCollapseWithIt() {
    List<Run> runs = new ArrayList<>();
    for (double decay : new double[] {0, 2}) {
      runs.add(
          Runs.of(
              SCALAR,
              2,
              0,
              "depth",
              3,
              "signal",
              1,
              "noise",
              0,
              "init-scale",
              1,
              "examples",
              100,
              "batch-size",
              100,
              "learning-rate",
              0.02,
              "weight-decay",
              decay,
              "steps",
              20_000));
    }
    List<Outcome> outcomes = train(SCALAR, runs);
    assertThat(Math.abs(outcomes.get(0).measured().number("product"))).isCloseTo(1, within(1e-3));
    assertThat(outcomes.get(1).phase()).contains(Phase.COLLAPSED);
  }

  /** Every task has examples of its own: the training loss rises when the next one begins. */
  @Test
  void everyTaskHasItsOwnExamples() {
    Run run =
        Runs.of(
            HADAMARD,
            1,
            0,
            "symmetry",
            "none",
            "dimension",
            20,
            "examples",
            10,
            "batch-size",
            10,
            "tasks",
            2,
            "learning-rate",
            0.02,
            "steps",
            4000);
    List<Outcome.CurvePoint> curve =
        HADAMARD
            .trainer(Engine.KERNEL)
            .train(new Pack(List.of(run)), new TrainingContext(Optional.empty(), 2))
            .get(0)
            .curve();
    double endOfFirst = curve.get(999).measured().number("training_loss");
    double startOfSecond = curve.get(1000).measured().number("training_loss");
    double endOfSecond = curve.get(1999).measured().number("training_loss");
    assertThat(endOfFirst).isLessThan(1e-3);
    assertThat(startOfSecond).isGreaterThan(0.1);
    assertThat(endOfSecond).isLessThan(1e-3);
  }

  private static List<Outcome> train(Scenario scenario, List<Run> runs) {
    return scenario.trainer(Engine.KERNEL).train(new Pack(runs), TrainingContext.PLAIN);
  }
}
