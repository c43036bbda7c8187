package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  @Test
  void givesTheEigenvaluesOfAKnownMatrixTheMostPositiveFirst() {
    Matrix matrix = Matrix.of(3, 3, new double[] {-5, 0, 0, 0, 2, 1, 0, 1, 2});
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    assertThat(eigen.values()).containsExactly(new double[] {3, 1, -5}, within(1e-14));
    assertThat(Arrays.stream(eigen.vectors().row(0)).map(Math::abs).toArray())
        .containsExactly(new double[] {0, Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-14));
    assertThat(SymmetricEigen.valuesOf(matrix)).containsExactly(eigen.values(), within(1e-14));
  }

  @Test
  void rebuildsTheMatrixFromItsEigenvectors() {
    Matrix random = SpectrumTest.gaussian(40, 40, new Random(1));
    Matrix matrix = random.times(random.transposed());
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    double[] scaled = eigen.vectors().values();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= eigen.values()[i / 40];
    }
    Matrix rebuilt = eigen.vectors().transposed().times(Matrix.of(40, 40, scaled));
    assertThat(rebuilt.minus(matrix).norm()).isLessThan(1e-12 * matrix.norm());
    Matrix unit = eigen.vectors().times(eigen.vectors().transposed());
    assertThat(Spectrum.of(unit).values()).containsOnly(new double[] {1}, within(1e-12));
    assertThat(SymmetricEigen.valuesOf(matrix))
        .containsExactly(eigen.values(), within(1e-12 * matrix.norm()));
  }

  @Test
  void takesTheSymmetricPart() {
    Matrix matrix = Matrix.of(2, 2, new double[] {0, 3, -1, 0});
    assertThat(SymmetricEigen.valuesOf(matrix))
        .containsExactly(new double[] {1, -1}, within(1e-14));
  }

  @Test
  void isZeroForAZeroMatrix() {
    assertThat(SymmetricEigen.valuesOf(Matrix.of(2, 2, new double[4]))).containsExactly(0, 0);
    assertThat(SymmetricEigen.of(Matrix.of(2, 2, new double[4])).values()).containsOnly(0);
  }

  @Test
  void isNoNumberWhereAnEntryIsNotFinite() {
    Matrix matrix = Matrix.of(2, 2, new double[] {1, Double.NaN, 0, 1});
    assertThat(SymmetricEigen.valuesOf(matrix)).containsExactly(Double.NaN, Double.NaN);
    assertThat(SymmetricEigen.of(matrix).vectors().values()).containsOnly(Double.NaN);
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertThatThrownBy(() -> SymmetricEigen.valuesOf(Matrix.of(1, 2, new double[2])))
        .hasMessage("Cannot compute the eigenvalues of a matrix of 1 × 2; give a symmetric one");
    assertThatThrownBy(() -> Matrix.of(2, 2, new double[3]))
        .hasMessage("Cannot make a matrix of 2 × 2 out of 3 values; give rows · columns of them");
    Matrix row = Matrix.of(1, 2, new double[2]);
    assertThatThrownBy(() -> row.times(row))
        .hasMessage("Cannot multiply matrices of 1 × 2 and 1 × 2; give shapes that fit");
    assertThatThrownBy(() -> row.minus(row.transposed()))
        .hasMessage("Cannot subtract matrices of 1 × 2 and 2 × 1; give shapes that fit");
  }
}
