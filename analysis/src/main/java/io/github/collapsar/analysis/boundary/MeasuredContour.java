package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Contour;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The lines on which the collapse probability is ½, in both directions at once: a boundary that
 * runs along x has no crossing along x to fit.
 *
 * @param lines by bound, of points {x, y} in values; a closed line repeats its start
 */
public record MeasuredContour(Map<Bound, List<List<double[]>>> lines) {

  /** Which line: the measured one, or a bound of it. */
  public enum Bound {
    /** The smoothed probability is ½. */
    ESTIMATE,
    /** It is above ½ in 97.5 % of all resamples: on this line's far side collapse is sure. */
    INNER,
    /** It is above ½ in 2.5 % of all resamples: on this line's near side collapse is ruled out. */
    OUTER;

    /** As it is written: "inner". */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  public MeasuredContour {
    lines = Map.copyOf(lines);
  }

  /**
   * The contour of a panel of a diagram with two axes. There are no bounds where there are too few
   * replicates to resample.
   */
  public static MeasuredContour of(Diagram diagram, Panel panel) {
    SmoothedCells cells = new SmoothedCells(panel);
    Map<Bound, List<List<double[]>>> lines = new EnumMap<>(Bound.class);
    lines.put(Bound.ESTIMATE, lines(diagram, panel, cells.probability(), 0.5));
    cells
        .shareAboveHalf()
        .ifPresent(
            share -> {
              lines.put(Bound.INNER, lines(diagram, panel, share, HIGH));
              lines.put(Bound.OUTER, lines(diagram, panel, share, LOW));
            });
    return new MeasuredContour(lines);
  }

  /** The lines of a bound; none where it is not known. */
  public List<List<double[]>> of(Bound bound) {
    return lines.getOrDefault(bound, List.of());
  }

  private static List<List<double[]>> lines(
      Diagram diagram, Panel panel, double[][] values, double level) {
    double[][] heights = new double[values.length][values[0].length];
    for (int row = 0; row < heights.length; row++) {
      for (int column = 0; column < heights[row].length; column++) {
        heights[row][column] = values[row][column] - level;
      }
    }
    DiagramAxis x = diagram.x();
    DiagramAxis y = diagram.y().orElseThrow();
    List<Double> xs = List.copyOf(panel.xValues());
    List<Double> ys = List.copyOf(panel.yValues());
    return new Contour(heights)
        .lines().stream()
            .map(
                line ->
                    line.stream()
                        .map(point -> new double[] {value(x, xs, point[0]), value(y, ys, point[1])})
                        .toList())
            .toList();
  }

  /** From a fraction of the grid to a value along an axis. */
  private static double value(DiagramAxis axis, List<Double> values, double index) {
    int left = Math.min((int) index, values.size() - 1);
    int right = Math.min(left + 1, values.size() - 1);
    double from = axis.position(values.get(left));
    return axis.value(from + (index - left) * (axis.position(values.get(right)) - from));
  }
}
