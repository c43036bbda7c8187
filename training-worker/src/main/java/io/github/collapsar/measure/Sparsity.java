package io.github.collapsar.measure;

/** The share of parameters that have vanished. */
public final class Sparsity {

  private Sparsity() {}

  /**
   * The share of values with |value| &lt; threshold, in [0, 1]; NaN counts as not below (S, Fig.
   * 1).
   *
   * @param values at least one
   */
  public static double shareBelow(double threshold, double[] values) {
    int below = 0;
    for (double value : values) {
      below += Math.abs(value) < threshold ? 1 : 0;
    }
    return (double) below / values.length;
  }
}
