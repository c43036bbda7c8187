package io.github.collapsar.measure;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
   * @param activations shape [n samples, features], any floating-point type; not changed
   */
  public static CovarianceSpectrum of(INDArray activations) {
    INDArray centred = activations.castTo(DataType.DOUBLE).dup('c');
    centred.subiRowVector(centred.mean(0));
    int features = centred.columns();
    // Symmetric, so that the order of its entries in memory does not matter.
    INDArray covariance = Nd4j.gemm(centred, centred, true, false).divi(centred.rows());
    Matrix matrix = Matrix.of(features, features, covariance.dup().data().asDouble());
    double[] eigenvalues = SymmetricEigen.valuesOf(matrix);
    // Rounding can leave a zero a little below zero.
    return new CovarianceSpectrum(
        Arrays.stream(eigenvalues).map(value -> Math.max(value, 0)).toArray());
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
