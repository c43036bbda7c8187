package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.cells.CellBorders;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/**
 * Coloured cells as exact rectangles. Neighbours of one colour are one rectangle, which keeps
 * vector files small, and edges are not smoothed, so that no light shows between neighbours.
 */
final class CellRectangles {

  private final CellBorders xBorders;
  private final CellBorders yBorders;

  /** By row, then column; null where nothing is drawn. */
  private final Color[][] colours;

  CellRectangles(CellBorders xBorders, CellBorders yBorders, Color[][] colours) {
    this.xBorders = xBorders;
    this.yBorders = yBorders;
    this.colours = colours;
  }

  void paint(PlotCanvas canvas) {
    canvas
        .graphics()
        .setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    boolean[][] done = new boolean[yBorders.size()][xBorders.size()];
    for (int row = 0; row < yBorders.size(); row++) {
      for (int column = 0; column < xBorders.size(); column++) {
        if (!done[row][column] && colours[row][column] != null) {
          int right = widthFrom(row, column, done);
          int top = heightFrom(row, column, right, done);
          paint(canvas, row, column, top, right);
        }
      }
    }
  }

  private int widthFrom(int row, int column, boolean[][] done) {
    int right = column + 1;
    while (right < xBorders.size()
        && !done[row][right]
        && colours[row][column].equals(colours[row][right])) {
      right++;
    }
    return right;
  }

  private int heightFrom(int row, int column, int right, boolean[][] done) {
    int top = row;
    boolean same = true;
    while (same) {
      for (int i = column; i < right; i++) {
        done[top][i] = true;
      }
      top++;
      same = top < yBorders.size();
      for (int i = column; same && i < right; i++) {
        same = !done[top][i] && colours[row][column].equals(colours[top][i]);
      }
    }
    return top;
  }

  private void paint(PlotCanvas canvas, int row, int column, int top, int right) {
    double left = canvas.x(xBorders.border(column));
    double upper = canvas.y(yBorders.border(top));
    canvas.graphics().setColor(colours[row][column]);
    canvas
        .graphics()
        .fill(
            new Rectangle2D.Double(
                left,
                upper,
                canvas.x(xBorders.border(right)) - left,
                canvas.y(yBorders.border(row)) - upper));
  }
}
