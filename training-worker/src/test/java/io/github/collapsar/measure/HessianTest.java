package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HessianTest {

  @Test
  void hasTheEigenvaluesOfTheScalarFactorizationAtItsMinimum() {
    // ½(1 − uv)² at uv = 1: 0 and √(Q² + 4), Q = u² − v² (docs/theory.md, conserved quantities).
    for (double u : new double[] {0.1, 1, 3}) {
      double v = 1 / u;
      double q = u * u - v * v;
      double[] eigenvalues =
          Hessian.eigenvalues(
              (theta, gradient) -> {
                double error = theta[0] * theta[1] - 1;
                gradient[0] = error * theta[1];
                gradient[1] = error * theta[0];
              },
              new double[] {u, v});
      assertThat(eigenvalues).containsExactly(new double[] {Math.sqrt(q * q + 4), 0}, within(1e-8));
    }
  }

  @Test
  void isTheMatrixOfAQuadraticForm() {
    Matrix random = SpectrumTest.gaussian(8, 8, new Random(1));
    Matrix matrix = random.times(random.transposed());
    double[] at = SpectrumTest.gaussian(8, 1, new Random(2)).values();
    double[] before = at.clone();
    Matrix hessian =
        Hessian.of(
            (theta, gradient) ->
                System.arraycopy(matrix.times(Matrix.of(8, 1, theta)).values(), 0, gradient, 0, 8),
            at);
    assertThat(hessian.minus(matrix).norm()).isLessThan(1e-8);
    assertThat(hessian.minus(hessian.transposed()).norm()).isZero();
    assertThat(at).isEqualTo(before);
  }

  @Test
  void followsLargeParameters() {
    // θ⁴/4: the second derivative is 3θ².
    double[] eigenvalues =
        Hessian.eigenvalues(
            (theta, gradient) -> gradient[0] = Math.pow(theta[0], 3), new double[] {1e6});
    assertThat(eigenvalues[0]).isCloseTo(3e12, within(1e4));
  }

  @Test
  void isNoNumberWhereTheGradientIsNone() {
    double[] eigenvalues =
        Hessian.eigenvalues((theta, gradient) -> gradient[1] = Double.NaN, new double[2]);
    assertThat(eigenvalues).containsExactly(Double.NaN, Double.NaN);
  }
}
