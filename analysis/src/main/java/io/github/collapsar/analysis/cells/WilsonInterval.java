package io.github.collapsar.analysis.cells;

/**
 * Wilson's score interval of 95 % of a probability. {@code wilson} in estimator.js is the same, for
 * thresholds that the report's reader moves.
 *
 * @param low the lower end, at least 0; {@code NaN} without trials
 * @param high the upper end, at most 1; {@code NaN} without trials
 */
public record WilsonInterval(double low, double high) {

  /** The 97.5 % quantile of the normal distribution. */
  public static final double NORMAL_95 = 1.959963984540054;

  /** The interval of the probability behind so many successes in so many trials. */
  public static WilsonInterval of(double successes, double trials) {
    double p = successes / trials;
    double square = NORMAL_95 * NORMAL_95;
    double middle = p + square / (2 * trials);
    double half = NORMAL_95 * Math.sqrt(p * (1 - p) / trials + square / (4 * trials * trials));
    double scale = 1 + square / trials;
    return new WilsonInterval(
        Math.min(1, Math.max(0, (middle - half) / scale)),
        Math.min(1, Math.max(0, (middle + half) / scale)));
  }
}
