package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {

  @Test
  void readsAKnownSpectrum() {
    // diag(4, 0, 3) with signs and order that a decomposition has to undo.
    Spectrum spectrum = Spectrum.of(Matrix.of(3, 3, new double[] {0, -3, 0, 0, 0, 0, 4, 0, 0}));
    assertThat(spectrum.values()).containsExactly(new double[] {4, 3, 0}, within(1e-14));
    assertThat(spectrum.largest()).isCloseTo(4, within(1e-14));
    assertThat(spectrum.norm()).isCloseTo(5, within(1e-14));
    assertThat(spectrum.rankAbove(1e-6)).isEqualTo(2);
    assertThat(spectrum.rankAbove(3.5)).isEqualTo(1);
    assertThat(spectrum.relativeRank(0.8)).isEqualTo(1);
    assertThat(spectrum.relativeRank(0.7)).isEqualTo(2);
    assertThat(spectrum.stableRank()).isCloseTo(25.0 / 16, within(1e-14));
    assertThat(spectrum.participation()).isCloseTo(25.0 * 25 / (256 + 81), within(1e-14));
    double entropy = -(4.0 / 7 * Math.log(4.0 / 7) + 3.0 / 7 * Math.log(3.0 / 7));
    assertThat(spectrum.effectiveRank()).isCloseTo(Math.exp(entropy), within(1e-14));
  }

  @Test
  void countsEveryDirectionOfAnOrthogonalMatrixOnce() {
    Spectrum spectrum = Spectrum.of(orthogonal(12, new Random(1)));
    assertThat(spectrum.values()).containsOnly(new double[] {1}, within(1e-13));
    assertThat(spectrum.relativeRank(1e-3)).isEqualTo(12);
    assertThat(spectrum.effectiveRank()).isCloseTo(12, within(1e-12));
    assertThat(spectrum.stableRank()).isCloseTo(12, within(1e-12));
    assertThat(spectrum.participation()).isCloseTo(12, within(1e-12));
  }

  @Test
  void doesNotDependOnOrthogonalTransformations() {
    Random random = new Random(2);
    Matrix matrix = gaussian(7, 5, random);
    Matrix turned = orthogonal(7, random).times(matrix).times(orthogonal(5, random));
    double[] values = Spectrum.of(matrix).values();
    assertThat(Spectrum.of(turned).values()).containsExactly(values, within(1e-13));
    assertThat(Spectrum.of(matrix.transposed()).values()).containsExactly(values, within(1e-13));
    assertThat(Spectrum.of(matrix).norm()).isCloseTo(matrix.norm(), within(1e-13));
  }

  @Test
  void seesTheRankOfAProduct() {
    Random random = new Random(3);
    Spectrum spectrum = Spectrum.of(gaussian(60, 4, random).times(gaussian(4, 50, random)));
    assertThat(spectrum.values()).hasSize(50);
    assertThat(spectrum.relativeRank(1e-3)).isEqualTo(4);
    assertThat(spectrum.values()[4]).isLessThan(1e-12);
  }

  @Test
  void agreesWithTheEigenvaluesOfTheSquare() {
    Matrix matrix = gaussian(30, 20, new Random(4));
    double[] squares = SymmetricEigen.valuesOf(matrix.transposed().times(matrix));
    assertThat(Spectrum.of(matrix).values())
        .containsExactly(Arrays.stream(squares).map(Math::sqrt).toArray(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-160, 1e-30, 1e30, 1e160, 1e300})
  void doesNotDependOnTheScale(double scale) {
    Matrix matrix = gaussian(6, 6, new Random(5));
    double[] scaled = Arrays.stream(matrix.values()).map(value -> scale * value).toArray();
    Spectrum expected = Spectrum.of(matrix);
    Spectrum spectrum = Spectrum.of(Matrix.of(6, 6, scaled));
    assertThat(spectrum.largest() / scale).isCloseTo(expected.largest(), within(1e-12));
    assertThat(spectrum.norm() / scale).isCloseTo(expected.norm(), within(1e-12));
    assertThat(spectrum.effectiveRank()).isCloseTo(expected.effectiveRank(), within(1e-12));
    assertThat(spectrum.stableRank()).isCloseTo(expected.stableRank(), within(1e-12));
    assertThat(spectrum.participation()).isCloseTo(expected.participation(), within(1e-12));
  }

  @Test
  void isZeroForAZeroMatrix() {
    Spectrum spectrum = Spectrum.of(Matrix.of(2, 3, new double[6]));
    assertThat(spectrum.values()).containsExactly(0, 0);
    assertThat(spectrum.relativeRank(1e-3)).isZero();
    assertThat(spectrum.effectiveRank()).isZero();
    assertThat(spectrum.stableRank()).isZero();
    assertThat(spectrum.participation()).isZero();
    assertThat(spectrum.norm()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void isNoNumberWhereAnEntryIsNotFinite(double entry) {
    Spectrum spectrum = Spectrum.of(Matrix.of(2, 2, new double[] {1, 2, entry, 3}));
    assertThat(spectrum.values()).containsOnly(Double.NaN).hasSize(2);
    assertThat(spectrum.rankAbove(0)).isNaN();
    assertThat(spectrum.relativeRank(1e-3)).isNaN();
    assertThat(spectrum.effectiveRank()).isNaN();
    assertThat(spectrum.stableRank()).isNaN();
    assertThat(spectrum.participation()).isNaN();
    assertThat(spectrum.norm()).isNaN();
  }

  static Matrix gaussian(int rows, int columns, Random random) {
    return Matrix.of(
        rows,
        columns,
        random.doubles((long) rows * columns).map(u -> random.nextGaussian()).toArray());
  }

  /** The eigenvectors of a random symmetric matrix. */
  static Matrix orthogonal(int size, Random random) {
    return SymmetricEigen.of(gaussian(size, size, random)).vectors();
  }
}
