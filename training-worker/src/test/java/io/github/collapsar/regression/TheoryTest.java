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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes against the closed forms and independent simulations of the theory. */
class TheoryTest {

  private static final ScalarFactorization SCALAR = new ScalarFactorization();
  private static final HadamardRegression HADAMARD = new HadamardRegression();

  /** An independent simulation of 2,000 replicas gives 0, 54, 99.7, 100, 49 and 0.2 per cent. */
  @Test
  void collapseSharesAgreeWithAnIndependentSimulation() {
    double[] rates = {0.05, 0.09, 0.11, 0.12, 0.5, 0.7};
    double[] expected = {0, 0.54, 0.997, 1, 0.49, 0.002};
    int replicas = 1000;
    double[] collapsed = new double[rates.length];
    double[] diverged = new double[rates.length];
    for (int replicate = 0; replicate < replicas; replicate++) {
      List<Run> runs = new ArrayList<>();
      for (double rate : rates) {
        runs.add(Runs.of(SCALAR, 11, replicate, "learning-rate", rate, "steps", 20000));
      }
      List<Outcome> outcomes = train(SCALAR, runs);
      for (int i = 0; i < rates.length; i++) {
        Phase phase = outcomes.get(i).phase().orElseThrow();
        collapsed[i] += phase == Phase.COLLAPSED ? 1.0 / replicas : 0;
        diverged[i] += phase == Phase.DIVERGED ? 1.0 / replicas : 0;
      }
    }
    for (int i = 0; i < rates.length; i++) {
      // Four standard errors of the difference of the two simulations.
      double p = expected[i];
      double error = 4 * Math.sqrt(Math.max(p * (1 - p), 0.002) * (1.0 / replicas + 1.0 / 2000));
      assertThat(collapsed[i]).as("at %s", rates[i]).isCloseTo(p, within(error));
    }
    assertThat(diverged[5]).isGreaterThan(0.99);
  }

  /** Batch gradients are nearly exact: collapse starts at γ = k, that is weight decay 2k. */
  @Test
  void withoutNoiseCollapseStartsWhereDecayExceedsTheSignal() {
    double[] gammas = {0.08, 0.09, 0.11, 0.12};
    List<Run> runs = new ArrayList<>();
    for (double gamma : gammas) {
      runs.add(
          Runs.of(
              SCALAR,
              1,
              0,
              "learning-rate",
              0.02,
              "weight-decay",
              2 * gamma,
              "batch-size",
              128,
              "steps",
              40000));
    }
    assertThat(train(SCALAR, runs))
        .extracting(outcome -> outcome.phase().orElseThrow())
        .containsExactly(Phase.LEARNED, Phase.LEARNED, Phase.COLLAPSED, Phase.COLLAPSED);
  }

  /** The noiseless minimum is u·w = k − γ: what soft-thresholding says. */
  @Test
  void decayShrinksTheSolutionByGamma() {
    Run run =
        Runs.of(
            SCALAR,
            1,
            0,
            "learning-rate",
            0.05,
            "weight-decay",
            0.4,
            "signal",
            1,
            "noise",
            0,
            "batch-size",
            1024,
            "steps",
            2000);
    Outcome outcome = train(SCALAR, List.of(run)).get(0);
    // loss = (u·w − k)² = γ² up to the batch's fluctuation of E[x²].
    assertThat(outcome.measured().number("loss")).isCloseTo(0.04, within(0.01));
  }

  /** Sparsity after 1e5 steps: 0, 0.07, 0.41, 0.92; the plain model stays dense, then diverges. */
  @Test
  void hadamardSparsityAgreesWithAnIndependentSimulation() {
    double[] rates = {0.002, 0.004, 0.006, 0.01};
    double[] sparsity = new double[4];
    int replicas = 4;
    for (int replicate = 0; replicate < replicas; replicate++) {
      List<Run> runs = new ArrayList<>();
      for (double rate : rates) {
        runs.add(Runs.of(HADAMARD, 5, replicate, "learning-rate", rate, "steps", 100000));
      }
      List<Outcome> outcomes = train(HADAMARD, runs);
      for (int i = 0; i < rates.length; i++) {
        sparsity[i] += outcomes.get(i).measured().number("order_parameter") / replicas;
      }
    }
    assertThat(sparsity).containsExactly(new double[] {0.005, 0.07, 0.41, 0.92}, within(0.05));
  }

  @Test
  void plainRegressionStaysDenseAndDivergesAtLargeRates() {
    List<Run> runs = new ArrayList<>();
    for (double rate : new double[] {0.002, 0.004, 0.008, 0.01}) {
      runs.add(Runs.of(HADAMARD, 5, 0, "symmetry", "none", "learning-rate", rate, "steps", 100000));
    }
    List<Outcome> outcomes = train(HADAMARD, runs);
    assertThat(outcomes)
        .extracting(outcome -> outcome.phase().orElseThrow())
        .containsExactly(Phase.LEARNED, Phase.LEARNED, Phase.DIVERGED, Phase.DIVERGED);
    assertThat(outcomes.get(0).measured().number("order_parameter")).isZero();
    assertThat(outcomes.get(1).measured().number("order_parameter")).isZero();
  }

  /** Under syre the same rate that collapses the model leaves it at full capacity. */
  @Test
  void syreKeepsTheCapacity() {
    double[] orderParameters =
        Arrays.stream(new String[] {"none", "syre"})
            .mapToDouble(
                removal ->
                    train(
                            HADAMARD,
                            List.of(
                                Runs.of(
                                    HADAMARD,
                                    1,
                                    0,
                                    "dimension",
                                    20,
                                    "learning-rate",
                                    0.01,
                                    "weight-decay",
                                    0.2,
                                    "removal",
                                    removal,
                                    "sigma0",
                                    0.1,
                                    "steps",
                                    20000)))
                        .get(0)
                        .measured()
                        .number("order_parameter"))
            .toArray();
    assertThat(orderParameters[0]).isEqualTo(1);
    assertThat(orderParameters[1]).isZero();
  }

  private static List<Outcome> train(Scenario scenario, List<Run> runs) {
    return scenario.trainer(Engine.KERNEL).train(new Pack(runs), TrainingContext.PLAIN);
  }
}
