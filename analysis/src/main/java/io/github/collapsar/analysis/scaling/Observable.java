package io.github.collapsar.analysis.scaling;

import java.util.Arrays;
import java.util.Locale;

/** What is scaled: a number computed from the values of a measurement in all replicates. */
public enum Observable {
  /** The mean, m ~ L^(−β/ν) at the critical point. */
  MEAN,
  /** The share of values above the threshold; a probability does not scale with the size. */
  PROBABILITY,
  /** 1 − ⟨m⁴⟩/(3⟨m²⟩²); does not scale with the size at the critical point either. */
  BINDER_CUMULANT;

  /** The word in configurations: lower case with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the exponent β/ν is zero by definition. */
  boolean isDimensionless() {
    return this != MEAN;
  }

  /**
   * The observable of some values.
   *
   * @param threshold what a value is above
   */
  double of(double[] values, double threshold) {
    return switch (this) {
      case MEAN -> Arrays.stream(values).average().orElse(Double.NaN);
      case PROBABILITY ->
          Arrays.stream(values)
              .map(value -> value > threshold ? 1 : 0)
              .average()
              .orElse(Double.NaN);
      default -> binder(values);
    };
  }

  private static double binder(double[] values) {
    double second = Arrays.stream(values).map(m -> m * m).average().orElse(Double.NaN);
    double fourth = Arrays.stream(values).map(m -> m * m * m * m).average().orElse(Double.NaN);
    return 1 - fourth / (3 * second * second);
  }
}
