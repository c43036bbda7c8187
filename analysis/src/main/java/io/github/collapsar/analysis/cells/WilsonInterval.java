package io.github.collapsar.analysis.cells;

/**
 * Wilson's score interval of a probability. {@code wilson} in estimator.js is the same, for
 * thresholds that the report's reader moves.
 *
 * @param low the lower end, at least 0; {@code NaN} without trials
 * @param high the upper end, at most 1; {@code NaN} without trials
 */
public record WilsonInterval(double low, double high) {

  /** The 97.5 % quantile of the normal distribution. */
  public static final double NORMAL_95 = 1.959963984540054;

  /** The interval of 95 % of the probability behind so many successes in so many trials. */
  public static WilsonInterval of(double successes, double trials) {
    return of(successes, trials, NORMAL_95);
  }

  /**
   * The interval of any confidence.
   *
   * @param quantile the two-sided quantile of the normal distribution
   */
  public static WilsonInterval of(double successes, double trials, double quantile) {
    double p = successes / trials;
    double square = quantile * quantile;
    double middle = p + square / (2 * trials);
    double half = quantile * Math.sqrt(p * (1 - p) / trials + square / (4 * trials * trials));
    double scale = 1 + square / trials;
    return new WilsonInterval(
        Math.min(1, Math.max(0, (middle - half) / scale)),
        Math.min(1, Math.max(0, (middle + half) / scale)));
  }
}
