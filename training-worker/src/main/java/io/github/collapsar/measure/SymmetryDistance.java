package io.github.collapsar.measure;

import java.util.Arrays;

/** The distance of a layer from the subspaces that its permutation symmetry leaves invariant. */
public final class SymmetryDistance {

  private SymmetryDistance() {}

  /**
   * The mean over the neurons of min_b ‖a − b‖/√2: exchanging two neurons is a reflection, ‖a −
   * b‖/√2 the distance of the weights from the subspace that it leaves in place (S, Theorem 1), and
   * the nearest such subspace counts. 0 if each neuron has a twin, whether they live or have
   * vanished. Takes neurons² · weights / 2 multiplications.
   *
   * @param neurons row i holds neuron i's incoming and outgoing weights
   * @return in units of the weights; NaN if one is NaN or infinite, or there is one neuron alone
   */
  public static double of(Matrix neurons) {
    if (!neurons.isFinite() || neurons.rows() < 2) {
      return Double.NaN;
    }
    double[] nearest = new double[neurons.rows()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int a = 0; a < nearest.length; a++) {
      double[] one = neurons.row(a);
      for (int b = 0; b < a; b++) {
        double square = squareOfDistance(one, neurons.row(b));
        nearest[a] = Math.min(nearest[a], square);
        nearest[b] = Math.min(nearest[b], square);
      }
    }
    double sum = 0;
    for (double square : nearest) {
      sum += Math.sqrt(square / 2);
    }
    return sum / nearest.length;
  }

  private static double squareOfDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
