package io.github.collapsar.analysis.cells;

/**
 * All replicates of one point of a diagram.
 *
 * @param x the value along x
 * @param y the value along y; 0 in a line plot
 * @param learned completed runs at or below the threshold
 * @param collapsed completed runs above it
 * @param diverged completed runs that diverged
 * @param order the order parameter over the runs that did not diverge
 * @param trials one number a completed run, twice its cluster, plus 1 if it collapsed; runs of a
 *     cluster share their random draws
 */
public record Cell(
    double x, double y, int learned, int collapsed, int diverged, Spread order, int[] trials) {

  /**
   * How the values of a measurement are spread; all {@code NaN} where there are none.
   *
   * @param mean their mean
   * @param lowerQuartile a quarter lies below
   * @param median the middle
   * @param upperQuartile a quarter lies above
   */
  public record Spread(double mean, double lowerQuartile, double median, double upperQuartile) {}

  /** The same at another place, for which it stands. */
  Cell at(double otherX, double otherY) {
    return new Cell(otherX, otherY, learned, collapsed, diverged, order, trials);
  }

  /** Completed runs whose phase is known. */
  public int completed() {
    return learned + collapsed + diverged;
  }

  /** Collapsed runs over completed runs; {@code NaN} if there are none. */
  public double collapseProbability() {
    return (double) collapsed / completed();
  }

  /** Diverged runs over completed runs; {@code NaN} if there are none. */
  public double divergedShare() {
    return (double) diverged / completed();
  }
}
