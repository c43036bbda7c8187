package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Contour;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import java.util.Arrays;
import java.util.List;

/**
 * The line on which the collapse probability is ½, in both directions at once: a boundary that runs
 * along x has no crossing along x to fit. Each cell's probability is smoothed over its neighbours
 * with binomial weights times their runs; without intervals.
 */
public final class MeasuredContour {

  private static final double[] WEIGHTS = {1, 2, 1};

  private final DiagramAxis xAxis;
  private final DiagramAxis yAxis;
  private final double[] xs;
  private final double[] ys;
  private final double[][] collapsed;
  private final double[][] trials;

  private MeasuredContour(Diagram diagram, Panel panel) {
    this.xAxis = diagram.x();
    this.yAxis = diagram.y().orElseThrow();
    this.xs = panel.xValues().stream().mapToDouble(Double::doubleValue).toArray();
    this.ys = panel.yValues().stream().mapToDouble(Double::doubleValue).toArray();
    this.collapsed = new double[ys.length][xs.length];
    this.trials = new double[ys.length][xs.length];
    for (Cell cell : panel.cells()) {
      int row = Arrays.binarySearch(ys, cell.y());
      int column = Arrays.binarySearch(xs, cell.x());
      collapsed[row][column] = cell.collapsed();
      trials[row][column] = cell.completed();
    }
  }

  /**
   * The contour of a panel of a diagram with two axes.
   *
   * @return lines of points {x, y}, in values; a closed one repeats its start
   */
  public static List<List<double[]>> of(Diagram diagram, Panel panel) {
    MeasuredContour cells = new MeasuredContour(diagram, panel);
    double[][] heights = new double[cells.ys.length][cells.xs.length];
    for (int row = 0; row < heights.length; row++) {
      for (int column = 0; column < heights[row].length; column++) {
        heights[row][column] = cells.smoothed(row, column) - 0.5;
      }
    }
    return new Contour(heights)
        .lines().stream().map(line -> line.stream().map(cells::values).toList()).toList();
  }

  /** {@code NaN} where the cell has no completed run. */
  private double smoothed(int row, int column) {
    if (trials[row][column] == 0) {
      return Double.NaN;
    }
    double weight = 0;
    double sum = 0;
    for (int i = Math.max(0, row - 1); i <= Math.min(ys.length - 1, row + 1); i++) {
      for (int j = Math.max(0, column - 1); j <= Math.min(xs.length - 1, column + 1); j++) {
        double share = WEIGHTS[i - row + 1] * WEIGHTS[j - column + 1];
        weight += share * trials[i][j];
        sum += share * collapsed[i][j];
      }
    }
    return sum / weight;
  }

  /** From fractions of the grid to values along the axes. */
  private double[] values(double[] point) {
    return new double[] {value(xAxis, xs, point[0]), value(yAxis, ys, point[1])};
  }

  private static double value(DiagramAxis axis, double[] values, double index) {
    int left = Math.min((int) index, values.length - 1);
    int right = Math.min(left + 1, values.length - 1);
    double from = axis.position(values[left]);
    return axis.value(from + (index - left) * (axis.position(values[right]) - from));
  }
}
