package io.github.collapsar.measure;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The eigenvalues of a covariance, the largest first.
 *
 * <p>Computed in double precision with LAPACK's symmetric solver: exact to about 1e-15 of the
 * largest, so a rank at a cut far above that does not depend on rounding.
 */
public final class CovarianceSpectrum {

  private final double[] eigenvalues;

  private CovarianceSpectrum(double[] eigenvalues) {
    this.eigenvalues = eigenvalues;
  }

  /**
   * The spectrum of the covariance (1/n)·Σ (a − ā)(a − ā)ᵀ.
   *
   * @param activations shape [n samples, features], any floating-point type, finite; not changed
   */
  public static CovarianceSpectrum of(INDArray activations) {
    INDArray centred = activations.castTo(DataType.DOUBLE).dup('c');
    centred.subiRowVector(centred.mean(0));
    int features = centred.columns();
    INDArray covariance = Nd4j.gemm(centred, centred, true, false).divi(centred.rows()).dup('f');
    INDArray ascending = Nd4j.create(DataType.DOUBLE, features);
    int failure = Nd4j.getBlasWrapper().lapack().syev('N', 'L', covariance, ascending);
    if (failure != 0) {
      throw new IllegalStateException(
          "Cannot compute the eigenvalues of a covariance of %d features: LAPACK's syev gives %d"
              .formatted(features, failure));
    }
    double[] descending = new double[features];
    for (int i = 0; i < features; i++) {
      // Rounding can leave a zero a little below zero.
      descending[features - 1 - i] = Math.max(ascending.getDouble(i), 0);
    }
    return new CovarianceSpectrum(descending);
  }

  /** The eigenvalues, the largest first; none is negative. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** The number of eigenvalues above a cut. */
  public int rank(double cut) {
    return (int) Arrays.stream(eigenvalues).filter(eigenvalue -> eigenvalue > cut).count();
  }

  /**
   * exp(−Σ p log p) with p the singular values of the centred samples (the square roots of the
   * eigenvalues) divided by their sum: from 1 to the number of features, 0 if all eigenvalues are 0
   * (Roy and Vetterli 2007).
   */
  public double effectiveRank() {
    double[] singular = Arrays.stream(eigenvalues).map(Math::sqrt).toArray();
    double sum = Arrays.stream(singular).sum();
    if (sum == 0) {
      return 0;
    }
    double entropy = 0;
    for (double value : singular) {
      double share = value / sum;
      if (share > 0) {
        entropy -= share * StrictMath.log(share);
      }
    }
    return StrictMath.exp(entropy);
  }
}
