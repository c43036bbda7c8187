package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.measure.ConservedQuantity.Potential;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ConservedQuantityTest {

  private static final int OUTPUTS = 3;
  private static final int HIDDEN = 6;
  private static final int INPUTS = 4;

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double slopeOfSigmoid(double z) {
    return sigmoid(z) * (1 - sigmoid(z));
  }

  private static double slopeOfTanh(double z) {
    return 1 - Math.tanh(z) * Math.tanh(z);
  }

  @Test
  void isHalfTheTraceOfTheBalance() {
    Random random = new Random(1);
    Matrix outer = SpectrumTest.gaussian(OUTPUTS, HIDDEN, random);
    Matrix inner = SpectrumTest.gaussian(HIDDEN, INPUTS, random);
    Matrix balance = ConservedQuantity.balance(outer, inner);
    double q = ConservedQuantity.of(outer, inner, Potential.HOMOGENEOUS).value();
    assertThat(q).isCloseTo(balance.trace() / 2, within(1e-12));
    double[] units = ConservedQuantity.perUnit(outer, inner);
    for (int unit = 0; unit < HIDDEN; unit++) {
      assertThat(units[unit]).isCloseTo(balance.get(unit, unit), within(1e-12));
    }
  }

  @Test
  void hasClosedFormsThatAreTheIntegrals() {
    Potential sigmoid =
        Potential.numeric(ConservedQuantityTest::sigmoid, ConservedQuantityTest::slopeOfSigmoid);
    Potential tanh = Potential.numeric(Math::tanh, ConservedQuantityTest::slopeOfTanh);
    for (double v : new double[] {-4, -0.7, -1e-3, 0, 1e-3, 0.2, 3}) {
      assertThat(Potential.SIGMOID.applyAsDouble(v))
          .isCloseTo(sigmoid.applyAsDouble(v), within(1e-9 * (1 + Math.exp(v))));
      assertThat(Potential.TANH.applyAsDouble(v))
          .isCloseTo(tanh.applyAsDouble(v), within(1e-9 * (1 + Math.exp(2 * Math.abs(v)))));
    }
    assertThat(Potential.numeric(z -> z, z -> 1).applyAsDouble(-3)).isCloseTo(4.5, within(1e-9));
  }

  @Test
  void isConservedByGradientFlow() {
    // The drift over a fixed time is of the order of the step: a tenth of it, a tenth of the drift.
    assertConserved(z -> z, z -> 1, Potential.HOMOGENEOUS);
    assertConserved(z -> Math.max(z, 0), z -> z > 0 ? 1 : 0, Potential.HOMOGENEOUS);
    assertConserved(
        ConservedQuantityTest::sigmoid, ConservedQuantityTest::slopeOfSigmoid, Potential.SIGMOID);
    assertConserved(Math::tanh, ConservedQuantityTest::slopeOfTanh, Potential.TANH);
  }

  private static void assertConserved(
      DoubleUnaryOperator activation, DoubleUnaryOperator slope, Potential potential) {
    double coarse = drift(activation, slope, potential, 1e-3, 500);
    double fine = drift(activation, slope, potential, 1e-4, 5_000);
    assertThat(coarse).isLessThan(2e-3);
    assertThat(fine).isLessThan(coarse / 5);
  }

  /** Change of Q̃ under descent on ½‖Y − Uσ(V)‖². */
  private static double drift(
      DoubleUnaryOperator activation,
      DoubleUnaryOperator slope,
      Potential potential,
      double rate,
      int steps) {
    Random random = new Random(7);
    Matrix outer = SpectrumTest.gaussian(OUTPUTS, HIDDEN, random);
    Matrix inner = SpectrumTest.gaussian(HIDDEN, INPUTS, random);
    Matrix target = SpectrumTest.gaussian(OUTPUTS, INPUTS, random);
    ConservedQuantity start = ConservedQuantity.of(outer, inner, potential);
    for (int step = 0; step < steps; step++) {
      Matrix hidden = map(inner, activation);
      Matrix error = outer.times(hidden).minus(target);
      double[] back = outer.transposed().times(error).values();
      double[] slopes = map(inner, slope).values();
      for (int i = 0; i < back.length; i++) {
        back[i] *= rate * slopes[i];
      }
      outer = outer.minus(map(error.times(hidden.transposed()), g -> rate * g));
      inner = inner.minus(Matrix.of(HIDDEN, INPUTS, back));
    }
    ConservedQuantity end = ConservedQuantity.of(outer, inner, potential);
    return Math.abs(end.normalized(start) - start.normalized(start));
  }

  private static Matrix map(Matrix matrix, DoubleUnaryOperator function) {
    return Matrix.of(
        matrix.rows(), matrix.columns(), Arrays.stream(matrix.values()).map(function).toArray());
  }

  @Test
  void hasTheExpectationOfXavierDraws() {
    // U ~ N(0, 1/h), V ~ N(0, 1/n): E Tr(UᵀU − VVᵀ) = m − h (docs/theory.md, conserved quantities).
    Random random = new Random(3);
    int outputs = 12;
    int hidden = 5;
    int inputs = 7;
    int draws = 4_000;
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      Matrix outer =
          map(SpectrumTest.gaussian(outputs, hidden, random), u -> u / Math.sqrt(hidden));
      Matrix inner = map(SpectrumTest.gaussian(hidden, inputs, random), v -> v / Math.sqrt(inputs));
      sum += 2 * ConservedQuantity.of(outer, inner, Potential.HOMOGENEOUS).value();
    }
    // Deviation of one draw: √(2m/h + 2h/n) = 2.5.
    assertThat(sum / draws).isCloseTo(outputs - hidden, within(4 * 2.5 / Math.sqrt(draws)));
  }

  @Test
  void isNormalizedByTheSizeOfBothParts() {
    ConservedQuantity start = new ConservedQuantity(3, -1);
    assertThat(start.value()).isEqualTo(4);
    assertThat(new ConservedQuantity(1, 3).normalized(start)).isEqualTo(0.5);
  }

  @Test
  void isNoFiniteNumberWhereAWeightIsNot() {
    Matrix one = Matrix.of(1, 1, new double[] {1});
    Matrix bad = Matrix.of(1, 1, new double[] {Double.NaN});
    assertThat(ConservedQuantity.of(one, bad, Potential.TANH).value()).isNaN();
    assertThat(ConservedQuantity.of(bad, one, Potential.TANH).value()).isNaN();
    assertThat(
            Potential.numeric(ConservedQuantityTest::sigmoid, ConservedQuantityTest::slopeOfSigmoid)
                .applyAsDouble(Double.NaN))
        .isNaN();
  }

  @Test
  void refusesLayersThatDoNotFit() {
    Matrix one = Matrix.of(1, 1, new double[] {1});
    Matrix wide = Matrix.of(1, 2, new double[2]);
    assertThatThrownBy(() -> ConservedQuantity.balance(wide, one))
        .hasMessage(
            "Cannot make a two-layer network of U 1 × 2 and V 1 × 1: columns of U = rows of V ="
                + " hidden units");
  }
}
