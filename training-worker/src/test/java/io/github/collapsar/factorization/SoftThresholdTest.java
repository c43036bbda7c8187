package io.github.collapsar.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.TrainingContext;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Decay on both factors is a nuclear norm on their product: min ‖M − T‖² + λ_wd·‖M‖_* leaves the
 * singular values max(0, s_i − λ_wd/2), so the rank is the number of s_i above γ = λ_wd/2.
 */
class SoftThresholdTest {

  private static final MatrixFactorization SCENARIO = new MatrixFactorization();

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.7, 2.2})
  @Execution(ExecutionMode.CONCURRENT)
  void weightDecayThresholdsTheSpectrumSoftly(double decay) {
    int size = 6;
    Run run =
        Runs.of(
            SCENARIO,
            1,
            0,
            "inputs",
            size,
            "hidden",
            size,
            "outputs",
            size,
            "mixing",
            1,
            "target-exponent",
            1,
            "examples",
            15_000,
            "batch-size",
            15_000,
            "learning-rate",
            0.1,
            "weight-decay",
            decay,
            "steps",
            800,
            "precision",
            "float");
    Outcome outcome =
        SCENARIO.trainer(Engine.KERNEL).train(new Pack(List.of(run)), TrainingContext.PLAIN).get(0);
    double[] spectrum = outcome.measured().series("singular_values");
    assertThat(spectrum).hasSize(size);
    for (int i = 0; i < size; i++) {
      // The covariance of 15,000 examples departs from the identity by about a hundredth.
      double expected = Math.max(0, 1.0 / (i + 1) - decay / 2);
      assertThat(spectrum[i]).as("singular value %s", i).isCloseTo(expected, within(0.02));
    }
  }
}
