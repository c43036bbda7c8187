package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.WilsonInterval;
import io.github.collapsar.analysis.diagram.BoundaryMethod;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds the edges in the cells along x at one y, as counts at positions along the axis. Diverged
 * runs count as not collapsed. {@code rowCrossings} in estimator.js is the same without intervals,
 * for thresholds that the report's reader moves; EstimatorInBrowserTest holds them together.
 */
final class CrossingEstimator {

  /**
   * An edge at a position along the axis, with its 95 % interval.
   *
   * @param resampled the edge in each resample of the replicates, {@code NaN} where there was none;
   *     empty where there are too few to resample. The same resamples in all rows.
   */
  record Crossing(double position, double low, double high, boolean begins, double[] resampled) {}

  /** A fit looks no further than this many logits from the edge: p from 12 % to 88 %. */
  private static final double REACH = 2;

  private final BoundaryMethod method;
  private final double[] position;
  private final double[] trials;
  private final double[] collapsed;

  /** By cell its runs, see {@link Cell#trials}. */
  private final List<int[]> runs;

  CrossingEstimator(List<Cell> row, DiagramAxis axis, BoundaryMethod method) {
    this.method = method;
    List<Cell> cells = row.stream().filter(cell -> cell.completed() > 0).toList();
    position = cells.stream().mapToDouble(cell -> axis.position(cell.x())).toArray();
    trials = cells.stream().mapToDouble(Cell::completed).toArray();
    collapsed = cells.stream().mapToDouble(Cell::collapsed).toArray();
    runs = cells.stream().map(Cell::trials).toList();
  }

  private Optional<ClusterBootstrap> resampling() {
    return ClusterBootstrap.of(runs.stream().flatMapToInt(Arrays::stream));
  }

  /** All edges in the order of x. */
  List<Crossing> crossings() {
    boolean[] inside = RowSegmentation.of(trials, collapsed);
    List<Integer> changes = RowSegmentation.changes(inside);
    List<Crossing> found = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      // between two edges each gets half of the stretch, and a lone cell belongs to both
      int change = changes.get(i);
      int from = i == 0 ? 0 : Math.min(middle(changes.get(i - 1), change), change - 1);
      int to =
          i + 1 == changes.size()
              ? position.length
              : Math.max(middle(change, changes.get(i + 1)), change + 1);
      found.add(
          method == BoundaryMethod.LOGISTIC
              ? logistic(from, change, to, inside[change])
              : isotonic(from, change, to, inside[change]));
    }
    return found;
  }

  private static int middle(int change, int nextChange) {
    return (change + nextChange + 1) / 2;
  }

  /**
   * An edge between cells.
   *
   * @param from the first cell that belongs to it
   * @param change the first cell beyond it
   * @param to after the last cell that belongs to it
   */
  private Crossing logistic(int from, int change, int to, boolean begins) {
    int low = from;
    int high = to;
    LogisticFit fit = fit(low, high, trials, collapsed);
    // A transition need not be logistic: far cells must not bend the curve where it crosses ½
    for (int round = 0; round < 8 && isPlausible(fit, low, high, begins); round++) {
      double reach = REACH / Math.abs(fit.b());
      int nextLow = firstWithin(fit.crossing() - reach, from, change - 2);
      int nextHigh = lastWithin(fit.crossing() + reach, change + 2, to);
      if (nextLow == low && nextHigh == high) {
        break;
      }
      low = nextLow;
      high = nextHigh;
      fit = fit(low, high, trials, collapsed);
    }
    if (!isPlausible(fit, low, high, begins)) {
      double left = position[change - 1];
      double right = position[change];
      return new Crossing((left + right) / 2, left, right, begins, new double[0]);
    }
    double deviation = WilsonInterval.NORMAL_95 * fit.deviation();
    double below = Math.min(deviation, fit.crossing() - position[low]);
    double above = Math.min(deviation, position[high - 1] - fit.crossing());
    return withInterval(fit.crossing(), below, above, low, change, high, begins);
  }

  /** Without a shape, only resampling and the cells on both sides tell how sure the edge is. */
  private Crossing isotonic(int from, int change, int to, boolean begins) {
    double edge =
        isotonicEdge(from, to, trials, collapsed, begins)
            .orElse((position[change - 1] + position[change]) / 2);
    double below = 0;
    double above = 0;
    if (resampling().isEmpty()) {
      below = edge - position[lastSurely(from, change, begins)];
      above = position[firstSurely(change, to, begins)] - edge;
    }
    return withInterval(edge, Math.max(0, below), Math.max(0, above), from, change, to, begins);
  }

  private OptionalDouble isotonicEdge(int from, int to, double[] n, double[] k, boolean begins) {
    return IsotonicFit.crossing(
        Arrays.copyOfRange(position, from, to),
        Arrays.copyOfRange(n, from, to),
        Arrays.copyOfRange(k, from, to),
        begins);
  }

  /** The last cell before the change that is outside of the collapsed phase beyond doubt. */
  private int lastSurely(int from, int change, boolean begins) {
    int cell = change - 1;
    while (cell > from && !isSurely(cell, !begins)) {
      cell--;
    }
    return cell;
  }

  private int firstSurely(int change, int to, boolean begins) {
    int cell = change;
    while (cell + 1 < to && !isSurely(cell, begins)) {
      cell++;
    }
    return cell;
  }

  /** Whether Wilson's interval of a cell lies on one side of ½. */
  private boolean isSurely(int cell, boolean inside) {
    WilsonInterval interval = WilsonInterval.of(collapsed[cell], trials[cell]);
    return inside ? interval.low() > 0.5 : interval.high() < 0.5;
  }

  private int firstWithin(double bound, int from, int latest) {
    int first = from;
    while (first < latest && position[first] < bound) {
      first++;
    }
    return first;
  }

  private int lastWithin(double bound, int earliest, int to) {
    int last = to;
    while (last > earliest && position[last - 1] > bound) {
      last--;
    }
    return last;
  }

  private boolean isPlausible(LogisticFit fit, int low, int high, boolean begins) {
    return fit.b() > 0 == begins
        && fit.crossing() >= position[low]
        && fit.crossing() <= position[high - 1];
  }

  private LogisticFit fit(int low, int high, double[] n, double[] k) {
    return LogisticFit.of(
        Arrays.copyOfRange(position, low, high),
        Arrays.copyOfRange(n, low, high),
        Arrays.copyOfRange(k, low, high));
  }

  /** The interval is the wider of the one given and that of the resampled replicates. */
  private Crossing withInterval(
      double edge,
      double leastBelow,
      double leastAbove,
      int low,
      int change,
      int high,
      boolean begins) {
    double below = leastBelow;
    double above = leastAbove;
    double[] resampled = resample(low, high, begins);
    double[] found = Arrays.stream(resampled).filter(Double::isFinite).sorted().toArray();
    if (found.length > 0) {
      below = Math.max(below, edge - found[(int) (0.025 * found.length)]);
      above = Math.max(above, found[(int) (0.975 * found.length)] - edge);
    }
    if (isSeparated(low, change, high, begins)) {
      // the cells say no more than that the edge is between two of them
      below = Math.max(below, edge - position[change - 1]);
      above = Math.max(above, position[change] - edge);
    }
    return new Crossing(edge, edge - below, edge + above, begins, resampled);
  }

  private boolean isSeparated(int low, int change, int high, boolean begins) {
    for (int i = low; i < high; i++) {
      boolean all = i >= change == begins;
      if (collapsed[i] != (all ? trials[i] : 0)) {
        return false;
      }
    }
    return true;
  }

  /** The edge in resampled data. */
  private double[] resample(int low, int high, boolean begins) {
    Optional<ClusterBootstrap> resampling = resampling();
    if (resampling.isEmpty()) {
      return new double[0];
    }
    double[] edges = new double[ClusterBootstrap.RESAMPLES];
    double[] n = new double[position.length];
    double[] k = new double[position.length];
    for (int resample = 0; resample < edges.length; resample++) {
      int[] times = resampling.get().next();
      for (int i = low; i < high; i++) {
        ClusterBootstrap.Counts counts = ClusterBootstrap.count(runs.get(i), times);
        n[i] = counts.runs();
        k[i] = counts.collapsed();
      }
      edges[resample] = edge(low, high, n, k, begins).orElse(Double.NaN);
    }
    return edges;
  }

  private OptionalDouble edge(int low, int high, double[] n, double[] k, boolean begins) {
    if (method == BoundaryMethod.ISOTONIC) {
      return isotonicEdge(low, high, n, k, begins);
    }
    if (Arrays.stream(n, low, high).filter(count -> count > 0).count() < 2) {
      return OptionalDouble.empty();
    }
    LogisticFit fit = fit(low, high, n, k);
    return isPlausible(fit, low, high, begins)
        ? OptionalDouble.of(fit.crossing())
        : OptionalDouble.empty();
  }
}
