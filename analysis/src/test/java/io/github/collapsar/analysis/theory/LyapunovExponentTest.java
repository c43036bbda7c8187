package io.github.collapsar.analysis.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the table in docs/theory.md, Scalar factorisation, and independent ways to the same
 * number.
 */
class LyapunovExponentTest {

  private static double batchOne(double learningRate, double gamma, double signal, double noise) {
    return new LyapunovExponent(1).larger(learningRate, gamma, signal, noise);
  }

  private static double root(DoubleUnaryOperator function, double low, double high) {
    return new BrentSolver(1e-12).solve(200, function::applyAsDouble, low, high);
  }

  @Test
  void hasTheWindowOfTheTable() {
    DoubleUnaryOperator exponent = learningRate -> batchOne(learningRate, 0, 0.1, 1);
    assertThat(root(exponent, 0.01, 0.3)).isCloseTo(0.09167, within(5e-6));
    assertThat(root(exponent, 0.3, 2)).isCloseTo(0.6461, within(5e-5));
  }

  @Test
  void hasOnlyAnUpperEdgeWithoutSignal() {
    DoubleUnaryOperator exponent = learningRate -> batchOne(learningRate, 0, 0, 1);
    assertThat(root(exponent, 0.1, 2)).isCloseTo(0.7650, within(5e-5));
    assertThat(exponent.applyAsDouble(1e-4)).isNegative();
  }

  @Test
  void hasNoWindowAboveTheClosingSignal() {
    assertThat(deepest(0.222)).isNegative();
    assertThat(deepest(0.2235)).isPositive();
  }

  private static double deepest(double signal) {
    double deepest = Double.POSITIVE_INFINITY;
    for (double learningRate = 0.05; learningRate < 1; learningRate += 1e-3) {
      deepest = Math.min(deepest, batchOne(learningRate, 0, signal, 1));
    }
    return deepest;
  }

  @ParameterizedTest
  @CsvSource({"1, 0.03", "1, 0.3", "4, 0.03", "64, 0.3"})
  void startsAtDecayEqualToSignalForSmallLearningRates(long batchSize, double signal) {
    LyapunovExponent exponent = new LyapunovExponent(batchSize);
    double edge = root(gamma -> exponent.larger(1e-7, gamma, signal, 1), signal / 2, signal * 2);
    assertThat(edge).isCloseTo(signal, within(signal * 1e-4));
  }

  @Test
  void tendsToFullBatchDescentForLargeBatches() {
    // m → k: the exponent is log|1 − 2λγ + 2λk|
    double exponent = new LyapunovExponent(100_000_000L).larger(0.2, 0.4, 0.1, 1);
    assertThat(exponent).isCloseTo(Math.log(1 - 0.16 + 0.04), within(1e-7));
  }

  @Test
  void isTheClosedFormWithoutNoise() {
    // E log(1 + 2λk·x²) by an independent quadrature over x
    double expected = expectation(x -> Math.log(1 + 2 * 0.7 * 0.5 * x * x));
    assertThat(batchOne(0.7, 0, 0.5, 0)).isCloseTo(expected, within(1e-8));
  }

  /** E f(x), x ~ N(0, 1), by the trapezoidal rule, which is exact for smooth f. */
  private static double expectation(DoubleUnaryOperator function) {
    double sum = 0;
    double step = 1.0 / 512;
    for (double x = -9; x <= 9; x += step) {
      sum += function.applyAsDouble(x) * Math.exp(-x * x / 2);
    }
    return sum * step / Math.sqrt(2 * Math.PI);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0", "0.5, 0.3", "5, 0", "50, 0.02", "0.5, 1", "3, 2"})
  void agreesWithDirectQuadrature(double learningRate, double gamma) {
    double signal = 0.3;
    double noise = 0.8;
    double contraction = Math.abs(1 - 2 * learningRate * gamma);
    // substituting x = t·|t|³ resolves the bend at zero
    double sum = 0;
    int count = 400_000;
    double end = Math.pow(9, 0.25);
    for (int i = 0; i < count; i++) {
      double t = (i + 0.5) * end / count;
      double x = t * t * t * t;
      double mean = contraction + 2 * learningRate * signal * x * x;
      double density = 2 * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * 4 * t * t * t;
      sum += density * LogOfNormal.at(mean, 2 * learningRate * noise * x) * end / count;
    }
    assertThat(batchOne(learningRate, gamma, signal, noise)).isCloseTo(sum, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3, 0", "1, 0.6, 0.4", "2, 0.6, 0.1", "16, 1.5, 0.05"})
  void agreesWithMonteCarlo(int batchSize, double learningRate, double gamma) {
    Random random = new Random(7);
    double signal = 0.2;
    double noise = 1;
    int count = 400_000;
    double plus = 0;
    double minus = 0;
    for (int i = 0; i < count; i++) {
      double m = 0;
      for (int example = 0; example < batchSize; example++) {
        double x = random.nextGaussian();
        m += x * (signal * x + noise * random.nextGaussian()) / batchSize;
      }
      plus += Math.log(Math.abs(1 - 2 * learningRate * gamma + 2 * learningRate * m));
      minus += Math.log(Math.abs(1 - 2 * learningRate * gamma - 2 * learningRate * m));
    }
    double exact = new LyapunovExponent(batchSize).larger(learningRate, gamma, signal, noise);
    // log|·| has a standard deviation of about 1
    assertThat(exact).isCloseTo(Math.max(plus, minus) / count, within(4 / Math.sqrt(count)));
  }

  @Test
  void logOfNormalIsTheDawsonIntegral() {
    double atZero = -(0.5772156649015329 + Math.log(2)) / 2;
    assertThat(LogOfNormal.at(0)).isCloseTo(atZero, within(1e-13));
    assertThat(atZero).isCloseTo(-0.6351814, within(5e-8));
    // Dawson's own equation F′ = 1 − 2xF, integrated by Runge-Kutta together with ∫ √2·F(t/√2) dt
    double h = 1e-3;
    double f = 0;
    double integral = 0;
    for (int i = 0; i < 13_000; i++) {
      double x = i * h;
      double k1 = 1 - 2 * x * f;
      double k2 = 1 - (2 * x + h) * (f + h / 2 * k1);
      double k3 = 1 - (2 * x + h) * (f + h / 2 * k2);
      double k4 = 1 - 2 * (x + h) * (f + h * k3);
      double next = f + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
      // Hermite: both ends and both slopes; dt = √2·dx
      double slope = k1;
      double nextSlope = 1 - 2 * (x + h) * next;
      integral += 2 * (h / 2 * (f + next) + h * h / 12 * (slope - nextSlope));
      f = next;
      if (i % 97 == 0) {
        assertThat(LogOfNormal.at(-(x + h) * Math.sqrt(2)))
            .isCloseTo(atZero + integral, within(1e-10));
      }
    }
  }
}
