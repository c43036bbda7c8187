package io.github.collapsar.analysis.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

  @Test
  void recoversTheCurveThatMadeTheCounts() {
    double[] u = new double[41];
    double[] n = new double[41];
    double[] k = new double[41];
    for (int i = 0; i < u.length; i++) {
      u[i] = -2 + 0.1 * i;
      n[i] = 1e6;
      k[i] = 1e6 / (1 + Math.exp(-(1.5 - 5 * u[i])));
    }
    LogisticFit fit = LogisticFit.of(u, n, k);
    assertThat(fit.a()).isCloseTo(1.5, within(1e-4));
    assertThat(fit.b()).isCloseTo(-5, within(1e-4));
    assertThat(fit.crossing()).isCloseTo(0.3, within(1e-5));
  }

  @Test
  void isFirthsEstimateForTwoPositions() {
    // With as many parameters as positions the penalty adds half a success and half a failure each
    LogisticFit fit = LogisticFit.of(new double[] {0, 1}, new double[] {8, 8}, new double[] {0, 6});
    assertThat(fit.a()).isCloseTo(Math.log(0.5 / 8.5), within(1e-6));
    assertThat(fit.a() + fit.b()).isCloseTo(Math.log(6.5 / 2.5), within(1e-6));
  }

  @Test
  void staysFiniteWhereCountsAreSeparated() {
    double[] u = {0, 1, 2, 3, 4, 5};
    double[] n = {8, 8, 8, 8, 8, 8};
    LogisticFit fit = LogisticFit.of(u, n, new double[] {0, 0, 0, 8, 8, 8});
    assertThat(fit.crossing()).isCloseTo(2.5, within(1e-6));
    assertThat(fit.b()).isBetween(1.0, 20.0);
    assertThat(fit.deviation()).isBetween(0.01, 1.0);
  }

  @Test
  void itsErrorIsThatOfRepeatedExperiments() {
    Random random = new Random(3);
    double sum = 0;
    double squares = 0;
    double stated = 0;
    int experiments = 400;
    for (int experiment = 0; experiment < experiments; experiment++) {
      double[] u = new double[20];
      double[] n = new double[20];
      double[] k = new double[20];
      for (int i = 0; i < 20; i++) {
        u[i] = i / 10.0;
        n[i] = 10;
        for (int run = 0; run < 10; run++) {
          k[i] += random.nextDouble() < 1 / (1 + Math.exp(-4 * (u[i] - 0.9))) ? 1 : 0;
        }
      }
      LogisticFit fit = LogisticFit.of(u, n, k);
      sum += fit.crossing();
      squares += fit.crossing() * fit.crossing();
      stated += fit.deviation() / experiments;
    }
    double mean = sum / experiments;
    double deviation = Math.sqrt(squares / experiments - mean * mean);
    assertThat(mean).isCloseTo(0.9, within(3 * deviation / Math.sqrt(experiments)));
    assertThat(stated).isCloseTo(deviation, within(0.15 * deviation));
  }

  @Test
  void refusesOnePosition() {
    assertThatThrownBy(
            () -> LogisticFit.of(new double[] {1, 1}, new double[] {1, 1}, new double[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot fit a curve through one position");
  }
}
