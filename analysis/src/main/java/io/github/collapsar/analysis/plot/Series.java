package io.github.collapsar.analysis.plot;

import java.util.List;

/**
 * One line, cloud or histogram of a {@link SeriesPicture}.
 *
 * @param label in the legend; empty for none
 * @param style how it is drawn
 * @param points in the order in which they are joined
 */
public record Series(String label, Style style, List<Point> points) {

  /** How a series is drawn. */
  public enum Style {
    /** A line, with markers where there are few points, and a band from low to high. */
    LINE,
    /** A line without a band through points in their order, with a marker where it ends. */
    PATH,
    /** Markers, with an error bar from low to high. */
    POINTS,
    /** Columns from zero: the point is the column's left edge; the last one closes it. */
    COLUMNS
  }

  /**
   * A point.
   *
   * @param low lower end of the band or error bar; {@code NaN} for none
   * @param high its upper end
   */
  public record Point(double x, double y, double low, double high) {
    /** A point without a band. */
    public static Point of(double x, double y) {
      return new Point(x, y, Double.NaN, Double.NaN);
    }
  }

  public Series {
    points = List.copyOf(points);
  }
}
