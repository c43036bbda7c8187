package io.github.collapsar.measure;

import io.github.collapsar.product.DoubleProducts;
import java.util.Arrays;

/**
 * The eigenvalues of a covariance, the largest first.
 *
 * <p>Computed in double precision: exact to about 1e-15 of the largest, so a rank at a cut far
 * above that does not depend on rounding. All NaN if an activation is NaN or infinite.
 */
public final class CovarianceSpectrum {

  private final Spectrum eigenvalues;
  private final Spectrum singularValues;

  private CovarianceSpectrum(double[] eigenvalues) {
    this.eigenvalues = Spectrum.ofValues(eigenvalues);
    this.singularValues = Spectrum.ofValues(Arrays.stream(eigenvalues).map(Math::sqrt).toArray());
  }

  /**
   * The spectrum of the covariance (1/n)·Σ (a − ā)(a − ā)ᵀ.
   *
   * @param activations n samples, one after the other; not changed
   * @param features the size of a sample
   */
  public static CovarianceSpectrum of(double[] activations, int features) {
    int samples = activations.length / features;
    // The first sample is subtracted, so that a constant feature becomes zero and not a rounding
    // error.
    double[] centred = new double[activations.length];
    Arrays.setAll(centred, i -> activations[i] - activations[i % features]);
    double[] means = new double[features];
    for (int i = 0; i < centred.length; i++) {
      means[i % features] += centred[i] / samples;
    }
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= means[i % features];
    }
    double[] covariance = new double[features * features];
    new DoubleProducts()
        .multiplyTransposed(features, features, samples, centred, 0, centred, 0, covariance, 0);
    if (!Arrays.stream(covariance).allMatch(Double::isFinite)) {
      double[] unknown = new double[features];
      Arrays.fill(unknown, Double.NaN);
      return new CovarianceSpectrum(unknown);
    }
    // The square of a collapsed layer's covariance underflows, so it is scaled by a power of two.
    double largest = Arrays.stream(covariance).map(Math::abs).max().orElse(0);
    int exponent = largest == 0 ? 0 : Math.getExponent(largest);
    Arrays.setAll(covariance, i -> Math.scalb(covariance[i], -exponent) / samples);
    double[] eigenvalues = SymmetricEigen.valuesOf(Matrix.of(features, features, covariance));
    // Rounding can leave a zero a little below zero.
    return new CovarianceSpectrum(
        Arrays.stream(eigenvalues)
            .map(value -> Math.scalb(Math.max(value, 0), exponent))
            .toArray());
  }

  /** The eigenvalues, the largest first; none is negative. */
  public double[] eigenvalues() {
    return eigenvalues.values();
  }

  /** The number of eigenvalues above a cut. */
  public double rank(double cut) {
    return eigenvalues.rankAbove(cut);
  }

  /**
   * exp of the entropy of the normalised singular values of the centred samples (the square roots
   * of the eigenvalues): {@link Spectrum#effectiveRank}.
   */
  public double effectiveRank() {
    return singularValues.effectiveRank();
  }
}
