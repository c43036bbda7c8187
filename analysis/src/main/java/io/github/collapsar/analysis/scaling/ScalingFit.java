package io.github.collapsar.analysis.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What finite-size scaling finds.
 *
 * @param curves the observable of each size, smallest first
 * @param criticalPoint x_c
 * @param inverseNu 1/ν
 * @param betaOverNu β/ν; exactly 0 for observables that do not scale
 * @param quality how well the curves collapse: about 1 within their errors, more if they do not
 * @param crossings where the curves of neighbouring sizes cross, smallest sizes first
 */
public record ScalingFit(
    List<ScalingCurve> curves,
    Estimate criticalPoint,
    Estimate inverseNu,
    Estimate betaOverNu,
    double quality,
    List<Crossing> crossings) {

  private static final int RESAMPLES = 100;

  public ScalingFit {
    curves = List.copyOf(curves);
    crossings = List.copyOf(crossings);
  }

  /** A number with its standard error, from resampled replicates. */
  public record Estimate(double value, double error) {}

  /** Where the curves of two sizes cross. */
  public record Crossing(double smaller, double larger, double x) {}

  /**
   * Fits.
   *
   * @param samples of at least two sizes, with at least three places and two replicates each
   * @param threshold what a value is above, for {@link Observable#PROBABILITY}
   * @throws IllegalArgumentException if there is too little to fit
   */
  public static ScalingFit of(List<Sample> samples, Observable observable, double threshold) {
    List<ScalingCurve> curves = curves(samples, observable, threshold, null);
    if (curves.size() < 2) {
      throw new IllegalArgumentException(
          "Cannot scale with one size; give the size several values");
    }
    if (curves.stream().anyMatch(curve -> curve.points().size() < 3)) {
      throw new IllegalArgumentException(
          "Cannot scale with fewer than three places along x; give it more values");
    }
    boolean fitsBeta = !observable.isDimensionless();
    DataCollapse.Solution best = new DataCollapse(curves, fitsBeta).solve();
    List<DataCollapse.Solution> resampled = new ArrayList<>();
    long[] replicates =
        samples.stream()
            .flatMap(sample -> sample.byReplicate().keySet().stream())
            .mapToLong(Long::longValue)
            .distinct()
            .sorted()
            .toArray();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < RESAMPLES; i++) {
      long[] drawn =
          Arrays.stream(replicates)
              .map(r -> replicates[random.nextInt(replicates.length)])
              .toArray();
      List<ScalingCurve> again = curves(samples, observable, threshold, drawn);
      resampled.add(new DataCollapse(again, fitsBeta).solveFrom(best));
    }
    return new ScalingFit(
        curves,
        estimate(best, resampled, DataCollapse.Solution::criticalPoint),
        estimate(best, resampled, DataCollapse.Solution::inverseNu),
        estimate(best, resampled, DataCollapse.Solution::betaOverNu),
        best.quality(),
        crossings(curves));
  }

  private static Estimate estimate(
      DataCollapse.Solution best,
      List<DataCollapse.Solution> resampled,
      ToDoubleFunction<DataCollapse.Solution> value) {
    double[] values = resampled.stream().mapToDouble(value).toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Estimate(value.applyAsDouble(best), Math.sqrt(square / (values.length - 1)));
  }

  /**
   * The observable of each sample with its standard error by the jackknife.
   *
   * @param drawn the replicates to take, some of them several times; null takes each once
   */
  private static List<ScalingCurve> curves(
      List<Sample> samples, Observable observable, double threshold, long[] drawn) {
    Map<Double, List<ScalingCurve.Point>> bySize = new TreeMap<>();
    for (Sample sample : samples) {
      double[] values =
          drawn == null
              ? sample.byReplicate().values().stream().mapToDouble(Double::doubleValue).toArray()
              : Arrays.stream(drawn)
                  .filter(sample.byReplicate()::containsKey)
                  .mapToDouble(sample.byReplicate()::get)
                  .toArray();
      double y = observable.of(values, threshold);
      if (values.length > 1 && Double.isFinite(y)) {
        bySize
            .computeIfAbsent(sample.size(), size -> new ArrayList<>())
            .add(new ScalingCurve.Point(sample.x(), y, error(values, observable, threshold)));
      }
    }
    List<ScalingCurve> curves = new ArrayList<>();
    bySize.forEach(
        (size, points) -> {
          points.sort(Comparator.comparingDouble(ScalingCurve.Point::x));
          curves.add(new ScalingCurve(size, points));
        });
    return curves;
  }

  /** By the jackknife; never below what one run more or less would change. */
  private static double error(double[] values, Observable observable, double threshold) {
    int n = values.length;
    double[] without = new double[n];
    double[] rest = new double[n - 1];
    for (int i = 0; i < n; i++) {
      System.arraycopy(values, 0, rest, 0, i);
      System.arraycopy(values, i + 1, rest, i, n - 1 - i);
      without[i] = observable.of(rest, threshold);
    }
    double mean = Arrays.stream(without).average().orElse(Double.NaN);
    double square = Arrays.stream(without).map(v -> (v - mean) * (v - mean)).sum();
    double scale = Math.max(Math.abs(observable.of(values, threshold)), 1e-3);
    double least = (observable == Observable.PROBABILITY ? 0.5 : 1e-3 * scale) / n;
    return Math.max(Math.sqrt(square * (n - 1) / n), least);
  }

  private static List<Crossing> crossings(List<ScalingCurve> curves) {
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 1; i < curves.size(); i++) {
      ScalingCurve small = curves.get(i - 1);
      ScalingCurve large = curves.get(i);
      double bestSlope = 0;
      double place = Double.NaN;
      for (int j = 1; j < large.points().size(); j++) {
        ScalingCurve.Point left = large.points().get(j - 1);
        ScalingCurve.Point right = large.points().get(j);
        double before = left.y() - at(small, left.x());
        double after = right.y() - at(small, right.x());
        double slope = Math.abs(right.y() - left.y()) / (right.x() - left.x());
        // far from the transition curves cross by chance; where they are steep they must
        if (before * after < 0 && slope > bestSlope) {
          bestSlope = slope;
          place = left.x() + (right.x() - left.x()) * before / (before - after);
        }
      }
      if (Double.isFinite(place)) {
        crossings.add(new Crossing(small.size(), large.size(), place));
      }
    }
    return crossings;
  }

  /** A curve between its points; {@code NaN} beyond them. */
  private static double at(ScalingCurve curve, double x) {
    List<ScalingCurve.Point> points = curve.points();
    for (int i = 1; i < points.size(); i++) {
      ScalingCurve.Point left = points.get(i - 1);
      ScalingCurve.Point right = points.get(i);
      if (left.x() <= x && x <= right.x()) {
        return left.y() + (right.y() - left.y()) * (x - left.x()) / (right.x() - left.x());
      }
    }
    return Double.NaN;
  }
}
