package io.github.collapsar.analysis.theory;

import io.github.collapsar.analysis.diagram.Contour;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A theory along the axes of a diagram, all else fixed. */
public final class Prediction {

  /** Finer than any transition that a sweep resolves. */
  private static final int SCAN_STEPS = 240;

  private static final int CONTOUR_STEPS = 240;

  private final Theory theory;
  private final Map<String, Value> fixed;
  private final DiagramAxis x;
  private final Optional<DiagramAxis> y;

  /**
   * A theory along the axes of a diagram.
   *
   * @param fixed the values of the other parameters; all of the theory's keys must be there or be
   *     an axis
   * @throws IllegalArgumentException if one is not, see {@link #missing}
   */
  public Prediction(
      Theory theory, Map<String, Value> fixed, DiagramAxis x, Optional<DiagramAxis> y) {
    this.theory = theory;
    this.fixed = Map.copyOf(fixed);
    this.x = x;
    this.y = y;
    Set<String> missing = missing(theory, fixed, x, y);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot predict the boundary of %s: %s differ between runs; make them axes or facets"
              .formatted(theory.scenario(), missing));
    }
  }

  /** The keys that a theory depends on and that neither are axes nor have one fixed value. */
  public static Set<String> missing(
      Theory theory, Map<String, Value> fixed, DiagramAxis x, Optional<DiagramAxis> y) {
    Set<String> missing = new TreeSet<>(theory.keys());
    missing.removeAll(fixed.keySet());
    missing.remove(x.key());
    y.ifPresent(axis -> missing.remove(axis.key()));
    return missing;
  }

  /** Where collapse begins or ends along x, and which of the two. */
  public record PredictedEdge(double x, boolean begins) {}

  /** How far inside the collapsed phase a point is; empty where the theory says nothing. */
  public OptionalDouble margin(double xValue, double yValue) {
    Map<String, Value> values = new HashMap<>(fixed);
    values.put(x.key(), new Value.Real(xValue));
    y.ifPresent(axis -> values.put(axis.key(), new Value.Real(yValue)));
    return theory.collapseMargin(Coordinates.of(values));
  }

  /** Whether the theory says anything at a point. */
  public boolean speaksAt(double xValue, double yValue) {
    return margin(xValue, yValue).isPresent();
  }

  /**
   * The edges of the collapsed phase along x.
   *
   * @param yValue the value along y; of no matter in a line plot
   * @param low where to look from
   * @param high up to where
   * @return in the order of x; empty if there are none
   */
  public List<PredictedEdge> edges(double yValue, double low, double high) {
    List<PredictedEdge> edges = new ArrayList<>();
    double from = x.position(low);
    double step = (x.position(high) - from) / SCAN_STEPS;
    double left = marginAt(from, yValue);
    for (int i = 1; i <= SCAN_STEPS; i++) {
      double right = marginAt(from + i * step, yValue);
      if (left < 0 != right < 0 && Double.isFinite(left) && Double.isFinite(right)) {
        double edge = bisect(from + (i - 1) * step, from + i * step, left < 0, yValue);
        edges.add(new PredictedEdge(x.value(edge), left < 0));
      }
      left = right;
    }
    return edges;
  }

  private double bisect(double low, double high, boolean begins, double yValue) {
    double left = low;
    double right = high;
    for (int i = 0; i < 45; i++) {
      double middle = (left + right) / 2;
      if (marginAt(middle, yValue) < 0 == begins) {
        left = middle;
      } else {
        right = middle;
      }
    }
    return (left + right) / 2;
  }

  /** NaN where the theory says nothing. */
  private double marginAt(double xPosition, double yValue) {
    return margin(x.value(xPosition), yValue).orElse(Double.NaN);
  }

  /** The predicted boundary in a rectangle of the diagram, given in values. */
  public TheoryCurve curve(double xLow, double xHigh, double yLow, double yHigh) {
    DiagramAxis yAxis = y.orElseThrow();
    double x0 = x.position(xLow);
    double dx = (x.position(xHigh) - x0) / CONTOUR_STEPS;
    double y0 = yAxis.position(yLow);
    double dy = (yAxis.position(yHigh) - y0) / CONTOUR_STEPS;
    double[][] margins = new double[CONTOUR_STEPS + 1][CONTOUR_STEPS + 1];
    IntStream.rangeClosed(0, CONTOUR_STEPS)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column <= CONTOUR_STEPS; column++) {
                margins[row][column] = marginAt(x0 + column * dx, yAxis.value(y0 + row * dy));
              }
            });
    List<List<double[]>> lines =
        new Contour(margins)
            .lines().stream()
                .map(
                    line ->
                        line.stream()
                            .map(
                                point ->
                                    new double[] {
                                      x.value(x0 + point[0] * dx), yAxis.value(y0 + point[1] * dy)
                                    })
                            .toList())
                .toList();
    return new TheoryCurve(theory.label(), lines);
  }
}
