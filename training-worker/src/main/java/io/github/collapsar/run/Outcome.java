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
 * @param measured what was measured; nothing of a diverged or failed run
 * @param message why it failed; empty if it did not
 * @param trainSeconds this run's share of the time its pack was trained, in seconds
 * @param curve the measurements on the way, in the order of the steps; empty unless asked for
 */
public record Outcome(
    Run run,
    Status status,
    Optional<Phase> phase,
    OptionalLong divergedAtStep,
    Measured measured,
    Optional<String> message,
    double trainSeconds,
    List<CurvePoint> curve) {

  /**
   * What was measured after so many steps.
   *
   * @param step from 1
   * @param measured what was measured, as at the end of a run
   */
  public record CurvePoint(long step, Measured measured) {}

  public Outcome {
    curve = List.copyOf(curve);
  }

  /** A run that trained to its last step. */
  public static Outcome completed(
      Run run, Phase phase, Measured measured, double trainSeconds, List<CurvePoint> curve) {
    return new Outcome(
        run,
        Status.COMPLETED,
        Optional.of(phase),
        OptionalLong.empty(),
        measured,
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
        Measured.NOTHING,
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
        Measured.NOTHING,
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
        Measured.NOTHING,
        Optional.of(message),
        trainSeconds,
        List.of());
  }
}
