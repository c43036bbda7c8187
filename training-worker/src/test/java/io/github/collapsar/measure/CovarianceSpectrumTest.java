package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CovarianceSpectrumTest {

  @Test
  void givesTheEigenvaluesOfAKnownCovariance() {
    // Columns 2·c and c with c = ±1: covariance [[4, 2], [2, 1]], eigenvalues 5 and 0.
    double[] samples = {12, 1, 8, -1, 12, 1, 8, -1};
    CovarianceSpectrum spectrum = CovarianceSpectrum.of(samples, 2);
    assertThat(spectrum.eigenvalues()[0]).isCloseTo(5, within(1e-12));
    assertThat(spectrum.eigenvalues()[1]).isCloseTo(0, within(1e-12));
    assertThat(spectrum.rank(1e-4)).isEqualTo(1);
    assertThat(spectrum.rank(5.1)).isZero();
    assertThat(spectrum.effectiveRank()).isCloseTo(1, within(1e-5));
  }

  @Test
  void leavesTheSamplesAlone() {
    double[] samples = {1, 2, 3, 5};
    CovarianceSpectrum.of(samples, 2);
    assertThat(samples).containsExactly(1, 2, 3, 5);
  }

  @Test
  void countsIndependentDirections() {
    // 40 features, all of them combinations of three signals of unit variance.
    double[] samples = new double[200 * 40];
    for (int sample = 0; sample < 200; sample++) {
      for (int feature = 0; feature < 40; feature++) {
        double angle = 2 * Math.PI * sample / 200;
        samples[40 * sample + feature] =
            Math.sqrt(2) * Math.cos((1 + feature % 3) * angle) * (1 + feature) + 7;
      }
    }
    CovarianceSpectrum spectrum = CovarianceSpectrum.of(samples, 40);
    assertThat(spectrum.rank(1e-4)).isEqualTo(3);
    assertThat(Arrays.stream(spectrum.eigenvalues()).skip(3).max().orElseThrow()).isLessThan(1e-9);
  }

  @Test
  void hasFullEffectiveRankWhereAllDirectionsAreEqual() {
    CovarianceSpectrum spectrum =
        CovarianceSpectrum.of(
            new double[] {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1}, 3);
    assertThat(spectrum.rank(0.3)).isEqualTo(3);
    assertThat(spectrum.effectiveRank()).isCloseTo(3, within(1e-12));
  }

  @Test
  void hasNoSpectrumWhereASampleIsNotFinite() {
    CovarianceSpectrum spectrum = CovarianceSpectrum.of(new double[] {1, 2, Double.NaN, 4}, 2);
    assertThat(spectrum.rank(0)).isNaN();
  }

  @Test
  void hasNoRankWhereAllSamplesAreEqual() {
    CovarianceSpectrum spectrum = CovarianceSpectrum.of(new double[] {1, 2, 1, 2, 1, 2}, 2);
    assertThat(spectrum.rank(1e-12)).isZero();
    assertThat(spectrum.effectiveRank()).isZero();
  }

  @Test
  void findsTheRankWhereMostFeaturesAreCopies() {
    // 300 features, all but ten of them the same: what is left to rounding must not stop it.
    double[] samples = new double[1_000 * 300];
    Random random = new Random(1);
    for (int sample = 0; sample < 1_000; sample++) {
      double copied = (float) Math.max(0, random.nextGaussian());
      for (int feature = 0; feature < 300; feature++) {
        samples[300 * sample + feature] =
            feature < 290 ? copied : (float) Math.max(0, random.nextGaussian());
      }
    }
    assertThat(CovarianceSpectrum.of(samples, 300).rank(1e-4)).isEqualTo(11);
  }
}
