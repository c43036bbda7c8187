package io.github.collapsar.twolayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.TrainingContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gradient flow conserves, and how gradient descent departs from it (paper Q). */
class ConservationTest {

  private static final TwoLayerNetwork SCENARIO = new TwoLayerNetwork();

  /** Gradient descent drifts in proportion to the rate: towards flow the drift goes to zero. */
  @ParameterizedTest
  @ValueSource(strings = {"identity", "relu", "leaky-relu", "sigmoid", "tanh"})
  void driftVanishesWithTheRate(String activation) {
    double[] drift = new double[2];
    double[] rates = {0.004, 0.0004};
    for (int i = 0; i < 2; i++) {
      Outcome outcome =
          train(
              run(
                  0,
                  "activation",
                  activation,
                  "learning-rate",
                  rates[i],
                  "steps",
                  Math.round(8 / rates[i]),
                  "loss-normalization",
                  "half-sum",
                  "init-scale",
                  0.3));
      drift[i] = value(outcome, "conserved_drift");
      assertThat(value(outcome, "loss")).isLessThan(25);
    }
    assertThat(drift[0]).isPositive().isLessThan(0.2);
    assertThat(drift[1] / drift[0]).isCloseTo(0.1, within(0.05));
  }

  /** Linear: the whole matrix UᵀU − VVᵀ; ReLU: its diagonal, not the rest. */
  @Test
  void linearNetworksConserveTheMatrixAndReluItsDiagonal() {
    Outcome linear = train(fine("identity"));
    Outcome relu = train(fine("relu"));
    Outcome tanh = train(fine("tanh"));
    assertThat(value(linear, "balance_drift")).isLessThan(0.01);
    assertThat(value(relu, "unit_drift")).isLessThan(0.01);
    assertThat(value(relu, "balance_drift")).isGreaterThan(0.1);
    assertThat(value(tanh, "unit_drift")).isGreaterThan(0.1);
  }

  private static Run fine(String activation) {
    return run(
        0,
        "activation",
        activation,
        "learning-rate",
        2e-4,
        "steps",
        20_000,
        "examples",
        12,
        "loss-normalization",
        "half-sum",
        "init-scale",
        0.5);
  }

  /** |Q_{t+1} − Q_t| ≤ η²·|dL/dt| for Q = Tr[UᵀU − VVᵀ] and L = ½‖Y − UVX‖² (docs/theory.md). */
  @Test
  void driftOfAStepIsBoundedByTheDecreaseOfTheLoss() {
    double rate = 0.0005;
    Run run =
        run(
            1,
            "learning-rate",
            rate,
            "steps",
            200,
            "loss-normalization",
            "half-sum",
            "init-scale",
            0.5,
            "examples",
            12);
    List<Outcome.CurvePoint> curve =
        SCENARIO
            .trainer(Engine.KERNEL)
            .train(new Pack(List.of(run)), new TrainingContext(Optional.empty(), 1))
            .get(0)
            .curve();
    double moved = 0;
    for (int step = 1; step < curve.size(); step++) {
      double loss0 = curve.get(step - 1).measured().number("loss");
      double loss1 = curve.get(step).measured().number("loss");
      // Q here is half of Tr[UᵀU − VVᵀ]; dL/dt = −‖∇L‖² ≈ ΔL/η, up to the curvature's share.
      double change =
          2
              * Math.abs(
                  curve.get(step).measured().number("conserved_quantity")
                      - curve.get(step - 1).measured().number("conserved_quantity"));
      assertThat(change).isLessThan(1.5 * rate * (loss0 - loss1) + 1e-12);
      moved += change;
    }
    assertThat(moved).isPositive();
  }

  /** E[Tr(UᵀU − VVᵀ)] = m − h for U ~ N(0, 1/h), V ~ N(0, 1/n). */
  @Test
  void xavierDrawsHaveTheExpectedQuantity() {
    double sum = 0;
    int draws = 1000;
    for (int replicate = 0; replicate < draws; replicate++) {
      Outcome outcome =
          train(
              run(
                  replicate,
                  "init",
                  "xavier",
                  "init-scale",
                  1,
                  "steps",
                  1,
                  "outputs",
                  7,
                  "hidden",
                  4,
                  "inputs",
                  6));
      sum += 2 * value(outcome, "initial_quantity");
    }
    assertThat(sum / draws).isCloseTo(7 - 4, within(0.15));
  }

  /** ½(1 − uv)²: at the minimum the Hessian has eigenvalues 0 and √(Q² + 4), Q = u² − v². */
  @Test
  void hessianAtTheMinimumOfTheScalarNetworkFollowsFromQ() {
    for (int replicate = 0; replicate < 5; replicate++) {
      Outcome outcome =
          train(
              run(
                  replicate,
                  "outputs",
                  1,
                  "hidden",
                  1,
                  "inputs",
                  1,
                  "target",
                  "ones",
                  "loss-normalization",
                  "half-sum",
                  "init-scale",
                  1.5,
                  "learning-rate",
                  0.01,
                  "steps",
                  20_000,
                  "hessian",
                  "on"));
      double q = 2 * value(outcome, "conserved_quantity");
      double[] eigenvalues = outcome.measured().series("hessian_eigenvalues");
      assertThat(eigenvalues[0]).isCloseTo(Math.sqrt(q * q + 4), within(1e-5));
      assertThat(eigenvalues[1]).isCloseTo(0, within(1e-5));
    }
  }

  /**
   * At the origin of a linear network the Hessian of ½(uvx − y)² has eigenvalues ±xy (S, Eq. 6).
   */
  @Test
  void hessianOfTheScalarNetworkAtTheOriginIsOffDiagonal() {
    Outcome outcome =
        train(
            run(
                0,
                "outputs",
                1,
                "hidden",
                1,
                "inputs",
                1,
                "target",
                "ones",
                "loss-normalization",
                "half-sum",
                "init-scale",
                1e-9,
                "learning-rate",
                1e-9,
                "steps",
                1,
                "hessian",
                "on"));
    double[] eigenvalues = outcome.measured().series("hessian_eigenvalues");
    assertThat(eigenvalues[0]).isCloseTo(1, within(1e-6));
    assertThat(eigenvalues[1]).isCloseTo(-1, within(1e-6));
  }

  /**
   * Radial, one unit: λ = u² + v² is conserved, the residual of f = u/v shrinks at least as
   * e^{−t/λ}, and at f = 1, where v² = λ/2, at the rate 4/λ exactly.
   */
  @Test
  void radialUnitsOfSmallQConvergeFast() {
    double rate = 1e-3;
    for (int replicate = 0; replicate < 6; replicate++) {
      Run run =
          run(
              replicate,
              "activation",
              "radial",
              "outputs",
              1,
              "hidden",
              1,
              "inputs",
              1,
              "target",
              "ones",
              "loss-normalization",
              "half-sum",
              "init-scale",
              0.8,
              "learning-rate",
              rate,
              "steps",
              20_000);
      List<Outcome.CurvePoint> curve =
          SCENARIO
              .trainer(Engine.KERNEL)
              .train(new Pack(List.of(run)), new TrainingContext(Optional.empty(), 1))
              .get(0)
              .curve();
      double lambda = curve.get(0).measured().number("norm_squared");
      double[] residual =
          curve.stream().mapToDouble(at -> Math.sqrt(2 * at.measured().number("loss"))).toArray();
      int closeSteps = 0;
      for (int step = 1; step < residual.length && residual[step] > 1e-9; step++) {
        assertThat(residual[step])
            .isLessThan(residual[0] * Math.exp(-rate * step / lambda) * (1 + 1e-6));
        boolean close = residual[step] < 1e-4 && residual[step] > 1e-8;
        if (close) {
          closeSteps++;
          assertThat(Math.log(residual[step - 1] / residual[step]) / rate * lambda)
              .as("replicate %s, λ = %s", replicate, lambda)
              .isCloseTo(4, within(0.01 + 10 * rate / lambda));
        }
      }
      assertThat(closeSteps).isPositive();
    }
  }

  @Test
  void stepsToALossAreCountedFromTheFirstTimeItIsReached() {
    Outcome slow = train(run(0, "learning-rate", 0.1, "steps", 3000, "target-loss", 0.1));
    Outcome fast = train(run(0, "learning-rate", 1.0, "steps", 3000, "target-loss", 0.1));
    assertThat(value(fast, "steps_to_loss")).isPositive();
    assertThat(value(slow, "steps_to_loss") / value(fast, "steps_to_loss"))
        .isCloseTo(10, within(2.0));
  }

  private static double value(Outcome outcome, String measurement) {
    return outcome.measured().number(measurement);
  }

  private static Outcome train(Run run) {
    return SCENARIO
        .trainer(Engine.KERNEL)
        .train(new Pack(List.of(run)), TrainingContext.PLAIN)
        .get(0);
  }

  private static Run run(int replicate, Object... keysAndValues) {
    return Runs.of(SCENARIO, 5, replicate, keysAndValues);
  }
}
