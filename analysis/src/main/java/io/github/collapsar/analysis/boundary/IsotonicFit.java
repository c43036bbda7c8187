package io.github.collapsar.analysis.boundary;

import java.util.OptionalDouble;

/**
 * The monotone collapse probability of the largest likelihood along a row, by pooling adjacent
 * violators, and where it crosses ½.
 */
final class IsotonicFit {

  private IsotonicFit() {}

  /**
   * Where the monotone curve crosses ½: between the last cell below and the first above by linear
   * interpolation, in the middle of cells that are exactly at ½.
   *
   * @param position rising
   * @param trials at each position; cells without any are skipped
   * @param successes at each position
   * @param rises whether the curve rises or falls
   * @return empty if it does not cross
   */
  static OptionalDouble crossing(
      double[] position, double[] trials, double[] successes, boolean rises) {
    double[] curve = curve(trials, successes, rises);
    int below = -1;
    int above = -1;
    for (int i = 0; i < curve.length; i++) {
      if (trials[i] > 0) {
        double height = rises ? curve[i] : -curve[i];
        double half = rises ? 0.5 : -0.5;
        if (height < half) {
          below = i;
        } else if (height > half && above < 0) {
          above = i;
        }
      }
    }
    if (below < 0 || above < 0) {
      return OptionalDouble.empty();
    }
    boolean flat = curveTouchesHalf(curve, trials, below, above);
    double share = flat ? 0.5 : (0.5 - curve[below]) / (curve[above] - curve[below]);
    return OptionalDouble.of(position[below] + share * (position[above] - position[below]));
  }

  private static boolean curveTouchesHalf(double[] curve, double[] trials, int below, int above) {
    for (int i = below + 1; i < above; i++) {
      if (trials[i] > 0 && curve[i] == 0.5) {
        return true;
      }
    }
    return false;
  }

  /** The monotone curve at each position. */
  private static double[] curve(double[] trials, double[] successes, boolean rises) {
    int n = trials.length;
    double[] weight = new double[n];
    double[] mean = new double[n];
    int[] last = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      if (trials[i] == 0) {
        if (blocks > 0) {
          last[blocks - 1] = i;
        }
        continue;
      }
      weight[blocks] = trials[i];
      mean[blocks] = successes[i] / trials[i];
      last[blocks] = i;
      blocks++;
      while (blocks > 1
          && (rises
              ? mean[blocks - 2] >= mean[blocks - 1]
              : mean[blocks - 2] <= mean[blocks - 1])) {
        double both = weight[blocks - 2] + weight[blocks - 1];
        mean[blocks - 2] =
            (weight[blocks - 2] * mean[blocks - 2] + weight[blocks - 1] * mean[blocks - 1]) / both;
        weight[blocks - 2] = both;
        last[blocks - 2] = last[blocks - 1];
        blocks--;
      }
    }
    double[] curve = new double[n];
    int from = 0;
    for (int block = 0; block < blocks; block++) {
      for (; from <= last[block]; from++) {
        curve[from] = mean[block];
      }
    }
    return curve;
  }
}
