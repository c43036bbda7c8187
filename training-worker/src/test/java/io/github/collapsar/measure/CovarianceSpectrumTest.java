package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.nativebuild.NativeBackend;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CovarianceSpectrumTest {

  @BeforeAll
  static void prepare() {
    NativeBackend.prepare();
  }

  @Test
  void givesTheEigenvaluesOfAKnownCovariance() {
    // Columns 2·c and c with c = ±1: covariance [[4, 2], [2, 1]], eigenvalues 5 and 0.
    INDArray samples = Nd4j.createFromArray(new float[][] {{12, 1}, {8, -1}, {12, 1}, {8, -1}});
    CovarianceSpectrum spectrum = CovarianceSpectrum.of(samples);
    assertThat(spectrum.eigenvalues()[0]).isCloseTo(5, within(1e-12));
    assertThat(spectrum.eigenvalues()[1]).isCloseTo(0, within(1e-12));
    assertThat(spectrum.rank(1e-4)).isEqualTo(1);
    assertThat(spectrum.rank(5.1)).isZero();
    assertThat(spectrum.effectiveRank()).isCloseTo(1, within(1e-5));
  }

  @Test
  void leavesTheSamplesAlone() {
    INDArray samples = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 5}});
    CovarianceSpectrum.of(samples);
    assertThat(samples.toDoubleMatrix()).isDeepEqualTo(new double[][] {{1, 2}, {3, 5}});
  }

  @Test
  void countsIndependentDirections() {
    // 40 features, all of them combinations of three signals of unit variance.
    double[][] samples = new double[200][40];
    for (int sample = 0; sample < samples.length; sample++) {
      for (int feature = 0; feature < 40; feature++) {
        double angle = 2 * Math.PI * sample / samples.length;
        samples[sample][feature] =
            Math.sqrt(2) * Math.cos((1 + feature % 3) * angle) * (1 + feature) + 7;
      }
    }
    CovarianceSpectrum spectrum = CovarianceSpectrum.of(Nd4j.createFromArray(samples));
    assertThat(spectrum.rank(1e-4)).isEqualTo(3);
    assertThat(Arrays.stream(spectrum.eigenvalues()).skip(3).max().orElseThrow()).isLessThan(1e-9);
  }

  @Test
  void hasFullEffectiveRankWhereAllDirectionsAreEqual() {
    CovarianceSpectrum spectrum =
        CovarianceSpectrum.of(
            Nd4j.createFromArray(
                new double[][] {
                  {1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}
                }));
    assertThat(spectrum.rank(0.3)).isEqualTo(3);
    assertThat(spectrum.effectiveRank()).isCloseTo(3, within(1e-12));
  }

  @Test
  void hasNoRankWhereAllSamplesAreEqual() {
    CovarianceSpectrum spectrum =
        CovarianceSpectrum.of(Nd4j.createFromArray(new double[][] {{1, 2}, {1, 2}, {1, 2}}));
    assertThat(spectrum.rank(1e-12)).isZero();
    assertThat(spectrum.effectiveRank()).isZero();
  }
}
