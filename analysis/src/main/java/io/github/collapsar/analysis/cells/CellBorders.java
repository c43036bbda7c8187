package io.github.collapsar.analysis.cells;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The borders of cells along an axis: half way between neighbours, in units of the axis. */
public final class CellBorders {

  /** One cell from 0 to 1. */
  public static final CellBorders UNIT =
      new CellBorders(new DiagramAxis("", Scale.LINEAR), new TreeSet<>(Set.of(0.5)));

  private final double[] values;
  private final double[] borders;

  /** The borders along x of all panels of a diagram, at least one. */
  public static CellBorders alongX(Diagram diagram, List<Panel> panels) {
    return new CellBorders(diagram.x(), values(panels, Panel::xValues));
  }

  /** The same along y of a diagram with two axes. */
  public static CellBorders alongY(Diagram diagram, List<Panel> panels) {
    return new CellBorders(diagram.y().orElseThrow(), values(panels, Panel::yValues));
  }

  private static SortedSet<Double> values(
      List<Panel> panels, Function<Panel, Set<Double>> ofPanel) {
    SortedSet<Double> all = new TreeSet<>();
    panels.forEach(panel -> all.addAll(ofPanel.apply(panel)));
    return all;
  }

  private CellBorders(DiagramAxis axis, SortedSet<Double> values) {
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

  /** How many cells there are. */
  public int size() {
    return values.length;
  }

  /** The place of a value, from 0. */
  public int indexOf(double value) {
    return Arrays.binarySearch(values, value);
  }

  /** The border below cell i; {@code border(size())} is above the last. */
  public double border(int i) {
    return borders[i];
  }

  /** The lowest border. */
  public double low() {
    return borders[0];
  }

  /** The highest border. */
  public double high() {
    return borders[borders.length - 1];
  }
}
