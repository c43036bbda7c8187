package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a panel on their grid, by row (along y) and column (along x), each cell's collapse
 * probability smoothed over its neighbours with binomial weights times their runs.
 */
final class SmoothedCells {

  private static final double[] WEIGHTS = {1, 2, 1};
  private static final int[] NO_TRIALS = {};

  private final int rows;
  private final int columns;
  private final double[][] completed;
  private final double[][] collapsed;

  /** By row and column the runs of the cell, see {@link Cell#trials}. */
  private final int[][][] trials;

  SmoothedCells(Panel panel) {
    double[] xs = panel.xValues().stream().mapToDouble(Double::doubleValue).toArray();
    double[] ys = panel.yValues().stream().mapToDouble(Double::doubleValue).toArray();
    rows = ys.length;
    columns = xs.length;
    completed = new double[rows][columns];
    collapsed = new double[rows][columns];
    trials = new int[rows][columns][];
    for (int[][] row : trials) {
      Arrays.fill(row, NO_TRIALS);
    }
    for (Cell cell : panel.cells()) {
      int row = Arrays.binarySearch(ys, cell.y());
      int column = Arrays.binarySearch(xs, cell.x());
      completed[row][column] = cell.completed();
      collapsed[row][column] = cell.collapsed();
      trials[row][column] = cell.trials();
    }
  }

  /** {@code NaN} where a cell has no completed run. */
  double[][] probability() {
    double[][] probability = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        probability[row][column] =
            completed[row][column] == 0 ? Double.NaN : smoothed(completed, collapsed, row, column);
      }
    }
    return probability;
  }

  private double smoothed(double[][] n, double[][] k, int row, int column) {
    double weight = 0;
    double sum = 0;
    for (int i = Math.max(0, row - 1); i <= Math.min(rows - 1, row + 1); i++) {
      for (int j = Math.max(0, column - 1); j <= Math.min(columns - 1, column + 1); j++) {
        double share = WEIGHTS[i - row + 1] * WEIGHTS[j - column + 1];
        weight += share * n[i][j];
        sum += share * k[i][j];
      }
    }
    return sum / weight;
  }

  /**
   * Of {@link ClusterBootstrap}'s resamples the share in which the smoothed probability is above ½;
   * {@code NaN} where a cell has no completed run, nothing where there are too few replicates.
   */
  Optional<double[][]> shareAboveHalf() {
    double[][] share = probability();
    List<int[]> mixed = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double p = share[row][column];
        if (p > 0 && p < 1) {
          mixed.add(new int[] {row, column});
          share[row][column] = 0;
        }
      }
    }
    Optional<ClusterBootstrap> resampling =
        ClusterBootstrap.of(
            Arrays.stream(trials).flatMap(Arrays::stream).flatMapToInt(Arrays::stream));
    resampling.ifPresent(some -> count(some, mixed, share));
    return resampling.map(some -> share);
  }

  /** Only cells whose neighbourhood is mixed depend on what is drawn. */
  private void count(ClusterBootstrap resampling, List<int[]> mixed, double[][] share) {
    List<int[]> near = near(mixed);
    double[][] n = new double[rows][columns];
    double[][] k = new double[rows][columns];
    for (int resample = 0; resample < ClusterBootstrap.RESAMPLES; resample++) {
      int[] times = resampling.next();
      for (int[] cell : near) {
        ClusterBootstrap.Counts counts = ClusterBootstrap.count(trials[cell[0]][cell[1]], times);
        n[cell[0]][cell[1]] = counts.runs();
        k[cell[0]][cell[1]] = counts.collapsed();
      }
      for (int[] cell : mixed) {
        if (smoothed(n, k, cell[0], cell[1]) > 0.5) {
          share[cell[0]][cell[1]] += 1.0 / ClusterBootstrap.RESAMPLES;
        }
      }
    }
  }

  /** These cells and their neighbours. */
  private List<int[]> near(List<int[]> cells) {
    boolean[][] isNear = new boolean[rows][columns];
    for (int[] cell : cells) {
      for (int i = Math.max(0, cell[0] - 1); i <= Math.min(rows - 1, cell[0] + 1); i++) {
        for (int j = Math.max(0, cell[1] - 1); j <= Math.min(columns - 1, cell[1] + 1); j++) {
          isNear[i][j] = true;
        }
      }
    }
    List<int[]> near = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (isNear[row][column]) {
          near.add(new int[] {row, column});
        }
      }
    }
    return near;
  }
}
