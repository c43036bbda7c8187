package io.github.collapsar.analysis.scaling;

import java.util.List;

/**
 * The observable of one size along the control parameter.
 *
 * @param size L
 * @param points in the order of x
 */
public record ScalingCurve(double size, List<Point> points) {

  /**
   * A point.
   *
   * @param error standard error of y, above zero
   */
  public record Point(double x, double y, double error) {}

  public ScalingCurve {
    points = List.copyOf(points);
  }
}
