package io.github.collapsar.analysis.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Where values of a plot's axes lie in the picture, and what draws there. */
final class PlotCanvas {

  private final Graphics2D graphics;
  private final DoubleUnaryOperator toX;
  private final DoubleUnaryOperator toY;

  PlotCanvas(Graphics2D graphics, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    this.graphics = graphics;
    this.toX = toX;
    this.toY = toY;
  }

  Graphics2D graphics() {
    return graphics;
  }

  double x(double value) {
    return toX.applyAsDouble(value);
  }

  double y(double value) {
    return toY.applyAsDouble(value);
  }

  /** A line through points {x, y}. */
  Path2D line(List<double[]> points) {
    Path2D path = new Path2D.Double();
    points.forEach(point -> extend(path, x(point[0]), y(point[1])));
    return path;
  }

  /** The outline of a band through points {x, low, high}. */
  Path2D band(List<double[]> points) {
    Path2D outline = new Path2D.Double();
    points.forEach(point -> extend(outline, x(point[0]), y(point[1])));
    for (int i = points.size() - 1; i >= 0; i--) {
      extend(outline, x(points.get(i)[0]), y(points.get(i)[2]));
    }
    outline.closePath();
    return outline;
  }

  /** Begins a path at a point, or goes on to it. */
  static void extend(Path2D path, double px, double py) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(px, py);
    } else {
      path.lineTo(px, py);
    }
  }
}
