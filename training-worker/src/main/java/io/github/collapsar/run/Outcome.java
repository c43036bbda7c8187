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
 * @param measurements in the order in which the scenario declares them, {@code NaN} where there is
 *     no value (a diverged or failed run); empty for a failed run
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
    Optional<String> message,
    double trainSeconds,
    List<CurvePoint> curve) {

  /** The measurements after so many steps, in the order in which the scenario declares them. */
  public record CurvePoint(long step, List<Double> measurements) {
    public CurvePoint {
      measurements = List.copyOf(measurements);
    }
  }

  public Outcome {
    measurements = List.copyOf(measurements);
    curve = List.copyOf(curve);
  }

  /** A run that trained to its last step. */
  public static Outcome completed(
      Run run,
      Phase phase,
      List<Double> measurements,
      double trainSeconds,
      List<CurvePoint> curve) {
    return new Outcome(
        run,
        Status.COMPLETED,
        Optional.of(phase),
        OptionalLong.empty(),
        measurements,
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
        Optional.of(message),
        trainSeconds,
        List.of());
  }
}
