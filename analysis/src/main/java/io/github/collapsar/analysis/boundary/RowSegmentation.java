package io.github.collapsar.analysis.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which stretches of a row of cells are collapsed, as a whole: the most likely alternation of the
 * two, where a collapsed stretch has runs collapse with probability {@value #SURE} and another with
 * one minus that. As in the Bayesian information criterion each change costs the logarithm of the
 * number of runs, so that odd runs make no stretch.
 */
final class RowSegmentation {

  private static final double SURE = 0.75;

  private RowSegmentation() {}

  /**
   * Divides a row.
   *
   * @param trials completed runs of each cell, in the order of x
   * @param collapsed of these
   * @return whether each cell belongs to a collapsed stretch
   */
  static boolean[] of(double[] trials, double[] collapsed) {
    double price = Math.log(Math.max(2, Arrays.stream(trials).sum()));
    double vote = Math.log(SURE / (1 - SURE));
    int n = trials.length;
    boolean[][] cameFromOther = new boolean[2][n];
    double[] best = {0, 0};
    for (int i = 0; i < n; i++) {
      double gain = (collapsed[i] - trials[i] / 2) * vote;
      double[] next = new double[2];
      for (int state = 0; state < 2; state++) {
        double stay = best[state];
        double change = i == 0 ? Double.NEGATIVE_INFINITY : best[1 - state] - price;
        cameFromOther[state][i] = change > stay;
        next[state] = Math.max(stay, change) + (state == 1 ? gain : -gain);
      }
      best = next;
    }
    boolean[] inside = new boolean[n];
    int state = best[1] > best[0] ? 1 : 0;
    for (int i = n - 1; i >= 0; i--) {
      inside[i] = state == 1;
      state = cameFromOther[state][i] ? 1 - state : state;
    }
    return inside;
  }

  /** The indices of the first cells of all stretches but the first. */
  static List<Integer> changes(boolean[] inside) {
    List<Integer> changes = new ArrayList<>();
    for (int i = 1; i < inside.length; i++) {
      if (inside[i] != inside[i - 1]) {
        changes.add(i);
      }
    }
    return changes;
  }
}
