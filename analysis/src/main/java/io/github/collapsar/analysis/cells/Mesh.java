package io.github.collapsar.analysis.cells;

import io.github.collapsar.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The finest grid of a diagram of which only some points are measured, densely where phases change:
 * a measured point stands for what is nearest to it, so cells are of different sizes.
 *
 * @param x the values along x, increasing
 * @param y the values along y, increasing
 * @param xReach how many steps along x a point may stand for, to each side
 * @param yReach the same along y
 */
public record Mesh(List<Double> x, List<Double> y, int xReach, int yReach) {

  /** More than a picture can show. */
  private static final int MAX_STEPS_SHOWN = 1024;

  public Mesh {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /**
   * A panel with a cell at every place of this mesh that a measured one stands for; of very fine
   * meshes at every second place, and so on. For pictures only: no statistic may count these.
   */
  public Panel spread(Panel panel) {
    int xStride = (x.size() + MAX_STEPS_SHOWN - 1) / MAX_STEPS_SHOWN;
    int yStride = (y.size() + MAX_STEPS_SHOWN - 1) / MAX_STEPS_SHOWN;
    int columns = (x.size() + xStride - 1) / xStride;
    int rows = (y.size() + yStride - 1) / yStride;
    Cell[][] nearest = new Cell[rows][columns];
    double[][] distance = new double[rows][columns];
    for (Cell cell : panel.cells()) {
      int cellX = place(x, cell.x());
      int cellY = place(y, cell.y());
      for (int row = first(cellY, yReach, yStride);
          row < rows && row * yStride <= cellY + yReach;
          row++) {
        for (int column = first(cellX, xReach, xStride);
            column < columns && column * xStride <= cellX + xReach;
            column++) {
          double away =
              Math.hypot(
                  (double) (column * xStride - cellX) / Math.max(1, xReach),
                  (double) (row * yStride - cellY) / Math.max(1, yReach));
          if (nearest[row][column] == null || away < distance[row][column]) {
            nearest[row][column] = cell;
            distance[row][column] = away;
          }
        }
      }
    }
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (nearest[row][column] != null) {
          cells.add(nearest[row][column].at(x.get(column * xStride), y.get(row * yStride)));
        }
      }
    }
    return new Panel(panel.facets(), cells, panel.fixed());
  }

  private static int first(int place, int reach, int stride) {
    return (Math.max(0, place - reach) + stride - 1) / stride;
  }

  private static int place(List<Double> values, double value) {
    int found = Collections.binarySearch(values, value);
    return found >= 0 ? found : Math.min(values.size() - 1, -found - 1);
  }

  /** Whether an interval along x is no longer than what one point may stand for. */
  public boolean isSharp(DiagramAxis axis, double low, double high) {
    return xReach == 0 || axis.position(high) - axis.position(low) <= 2 * reachAlongX(axis);
  }

  /** How far along x a point may stand for, to each side, in positions of the axis. */
  public double reachAlongX(DiagramAxis axis) {
    return reach(axis, x, xReach);
  }

  /** The same along y. */
  public double reachAlongY(DiagramAxis axis) {
    return reach(axis, y, yReach);
  }

  private static double reach(DiagramAxis axis, List<Double> values, int steps) {
    double length = axis.position(values.get(values.size() - 1)) - axis.position(values.get(0));
    return steps == 0 ? 0 : steps * length / (values.size() - 1);
  }
}
