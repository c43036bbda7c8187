package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The borders of cells along an axis: half way between neighbours, in units of the axis. */
final class Grid {

  /** One cell from 0 to 1. */
  static final Grid UNIT = new Grid(new DiagramAxis("", Scale.LINEAR), new TreeSet<>(Set.of(0.5)));

  private final double[] values;
  private final double[] borders;

  /**
   * Lays out borders.
   *
   * @param values the different values along the axis, at least one
   */
  Grid(DiagramAxis axis, SortedSet<Double> values) {
    this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] positions = Arrays.stream(this.values).map(axis::position).toArray();
    int n = positions.length;
    double[] between = new double[n + 1];
    for (int i = 1; i < n; i++) {
      between[i] = (positions[i - 1] + positions[i]) / 2;
    }
    double alone = axis.scale() == Scale.LOG ? 0.15 : Math.max(0.5, Math.abs(positions[0]) / 10);
    between[0] = n == 1 ? positions[0] - alone : positions[0] - (between[1] - positions[0]);
    between[n] =
        n == 1 ? positions[0] + alone : positions[n - 1] + (positions[n - 1] - between[n - 1]);
    borders = Arrays.stream(between).map(axis::value).toArray();
  }

  int size() {
    return values.length;
  }

  /** The place of a value, from 0. */
  int indexOf(double value) {
    return Arrays.binarySearch(values, value);
  }

  /** The border below cell i; {@code border(size())} is above the last. */
  double border(int i) {
    return borders[i];
  }

  double low() {
    return borders[0];
  }

  double high() {
    return borders[borders.length - 1];
  }
}
