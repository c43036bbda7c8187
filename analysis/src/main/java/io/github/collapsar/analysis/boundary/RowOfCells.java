package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The cells along x at one y, as counts at positions along the axis, and the edges in them.
 * Diverged runs count as not collapsed.
 */
final class RowOfCells {

  /** An edge at a position along the axis, with its 95 % interval. */
  record Crossing(double position, double low, double high, boolean begins) {}

  /** A fit looks no further than this many logits from the edge: p from 12 % to 88 %. */
  private static final double REACH = 2;

  /** Below this many independent clusters resampling them says nothing about their spread. */
  private static final int FEWEST_CLUSTERS = 4;

  private static final int RESAMPLES = 200;
  private static final double NORMAL_95 = 1.959963984540054;

  private final double[] position;
  private final double[] trials;
  private final double[] collapsed;

  /** Trials and collapses by cluster of shared random draws, then cell. */
  private final double[][] trialsByCluster;

  private final double[][] collapsedByCluster;

  RowOfCells(List<Cell> row, DiagramAxis axis) {
    List<Cell> cells = row.stream().filter(cell -> cell.completed() > 0).toList();
    position = cells.stream().mapToDouble(cell -> axis.position(cell.x())).toArray();
    trials = cells.stream().mapToDouble(Cell::completed).toArray();
    collapsed = cells.stream().mapToDouble(Cell::collapsed).toArray();
    int[] clusters =
        cells.stream()
            .flatMapToInt(cell -> Arrays.stream(cell.trials()))
            .map(t -> t / 2)
            .distinct()
            .sorted()
            .toArray();
    trialsByCluster = new double[clusters.length][cells.size()];
    collapsedByCluster = new double[clusters.length][cells.size()];
    for (int i = 0; i < cells.size(); i++) {
      for (int trial : cells.get(i).trials()) {
        int cluster = Arrays.binarySearch(clusters, trial / 2);
        trialsByCluster[cluster][i]++;
        collapsedByCluster[cluster][i] += trial % 2;
      }
    }
  }

  /** All edges in the order of x. */
  List<Crossing> crossings() {
    boolean[] inside = Segments.of(trials, collapsed);
    List<Integer> changes = Segments.changes(inside);
    List<Crossing> found = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      // between two edges each gets half of the stretch, and a lone cell belongs to both
      int change = changes.get(i);
      int from = i == 0 ? 0 : Math.min(middle(changes.get(i - 1), change), change - 1);
      int to =
          i + 1 == changes.size()
              ? position.length
              : Math.max(middle(change, changes.get(i + 1)), change + 1);
      found.add(crossing(from, change, to, inside[change]));
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
  private Crossing crossing(int from, int change, int to, boolean begins) {
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
      return new Crossing((left + right) / 2, left, right, begins);
    }
    return withInterval(fit, low, change, high, begins);
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

  private Crossing withInterval(LogisticFit fit, int low, int change, int high, boolean begins) {
    double edge = fit.crossing();
    double below = Math.min(NORMAL_95 * fit.deviation(), edge - position[low]);
    double above = Math.min(NORMAL_95 * fit.deviation(), position[high - 1] - edge);
    double[] resampled = resample(low, high, begins);
    if (resampled.length > 0) {
      below = Math.max(below, edge - resampled[(int) (0.025 * resampled.length)]);
      above = Math.max(above, resampled[(int) (0.975 * resampled.length)] - edge);
    }
    if (isSeparated(low, change, high, begins)) {
      // the cells say no more than that the edge is between two of them
      below = Math.max(below, edge - position[change - 1]);
      above = Math.max(above, position[change] - edge);
    }
    return new Crossing(edge, edge - below, edge + above, begins);
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

  /**
   * The edge in resampled data, sorted. Runs with the same replicate see the same draws in all
   * cells, so whole replicates are drawn; runs drawn one by one would pretend to more independence
   * than there is.
   */
  private double[] resample(int low, int high, boolean begins) {
    int clusters = trialsByCluster.length;
    if (clusters < FEWEST_CLUSTERS) {
      return new double[0];
    }
    SplittableRandom random = new SplittableRandom(1);
    double[] edges = new double[RESAMPLES];
    int count = 0;
    double[] n = new double[position.length];
    double[] k = new double[position.length];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      Arrays.fill(n, 0);
      Arrays.fill(k, 0);
      for (int draw = 0; draw < clusters; draw++) {
        int cluster = random.nextInt(clusters);
        for (int i = low; i < high; i++) {
          n[i] += trialsByCluster[cluster][i];
          k[i] += collapsedByCluster[cluster][i];
        }
      }
      if (Arrays.stream(n, low, high).filter(count1 -> count1 > 0).count() > 1) {
        LogisticFit fit = fit(low, high, n, k);
        if (isPlausible(fit, low, high, begins)) {
          edges[count++] = fit.crossing();
        }
      }
    }
    double[] found = Arrays.copyOf(edges, count);
    Arrays.sort(found);
    return found;
  }
}
