package io.github.collapsar.measure;

/** The number of a loss's symmetric directions that a solution has not broken. */
public final class DegreeOfSymmetry {

  private DegreeOfSymmetry() {}

  /**
   * #{|v_iᵀw| &lt; cut}: the number of reflections w → w − 2(v_iᵀw)v_i that leave w where it is,
   * within the cut (R, Fig. 2, with cuts 1e-3 and 1e-1).
   *
   * @param directions row i is v_i, of norm 1
   * @param parameters w, as long as a row
   * @return from 0 to the number of directions; NaN if an overlap is no number
   */
  public static double of(Matrix directions, double[] parameters, double cut) {
    Matrix overlaps = directions.times(Matrix.of(parameters.length, 1, parameters));
    return overlaps.isFinite()
        ? Sparsity.shareBelow(cut, overlaps.values()) * directions.rows()
        : Double.NaN;
  }
}
