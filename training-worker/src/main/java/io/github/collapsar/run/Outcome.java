package io.github.collapsar.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came out of a run.
 *
 * @param run the run
 * @param status how it ended
 * @param phase where it ended; empty unless completed
 * @param divergedAtStep the first step (from 1) whose loss was out of range; empty unless diverged
 * @param measurements the numbers in the order in which the scenario declares them, {@code NaN}
 *     where there is no value; empty for a diverged or failed run
 * @param series the series in the order in which the scenario declares them, one list each; empty
 *     like the numbers, or where there are none
 * @param message why it failed; empty if it did not
 * @param trainSeconds this run's share of the time its pack was trained, in seconds
 * @param curve the measurements on the way, in the order of the steps; empty unless asked for
 */
public record Outcome(
    Run run,
    Status status,
    Optional<Phase> phase,
    OptionalLong divergedAtStep,
    List<Double> measurements,
    List<List<Double>> series,
    Optional<String> message,
    double trainSeconds,
    List<CurvePoint> curve) {

  /**
   * What was measured after so many steps.
   *
   * @param step from 1
   * @param measurements the numbers, as at the end of a run
   * @param series the series, as at the end of a run
   */
  public record CurvePoint(long step, List<Double> measurements, List<List<Double>> series) {
    public CurvePoint {
      measurements = List.copyOf(measurements);
      series = copy(series);
    }

    /** Without series. */
    public CurvePoint(long step, List<Double> measurements) {
      this(step, measurements, List.of());
    }
  }

  public Outcome {
    measurements = List.copyOf(measurements);
    series = copy(series);
    curve = List.copyOf(curve);
  }

  private static List<List<Double>> copy(List<List<Double>> series) {
    return series.isEmpty() ? List.of() : series.stream().map(List::copyOf).toList();
  }

  /** A run that trained to its last step, without series. */
  public static Outcome completed(
      Run run,
      Phase phase,
      List<Double> measurements,
      double trainSeconds,
      List<CurvePoint> curve) {
    return completed(run, phase, measurements, List.of(), trainSeconds, curve);
  }

  /** A run that trained to its last step. */
  public static Outcome completed(
      Run run,
      Phase phase,
      List<Double> measurements,
      List<List<Double>> series,
      double trainSeconds,
      List<CurvePoint> curve) {
    return new Outcome(
        run,
        Status.COMPLETED,
        Optional.of(phase),
        OptionalLong.empty(),
        measurements,
        series,
        Optional.empty(),
        trainSeconds,
        curve);
  }

  /** A run whose loss left the allowed range at a step (from 1). */
  public static Outcome diverged(Run run, long step, double trainSeconds, List<CurvePoint> curve) {
    return new Outcome(
        run,
        Status.COMPLETED,
        Optional.of(Phase.DIVERGED),
        OptionalLong.of(step),
        List.of(),
        List.of(),
        Optional.empty(),
        trainSeconds,
        curve);
  }

  /** A run whose code threw. */
  public static Outcome failed(Run run, String message, double trainSeconds) {
    return new Outcome(
        run,
        Status.FAILED,
        Optional.empty(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        Optional.of(message),
        trainSeconds,
        List.of());
  }

  /** A run that was stopped because it took longer than it may. */
  public static Outcome timedOut(Run run, String message, double trainSeconds) {
    return new Outcome(
        run,
        Status.TIMED_OUT,
        Optional.empty(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        Optional.of(message),
        trainSeconds,
        List.of());
  }
}
