package io.github.collapsar.execution.progress;

import io.github.collapsar.results.StoredRow;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Status;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How many runs ended how.
 *
 * @param learned completed runs that learned
 * @param collapsed completed runs that collapsed
 * @param diverged completed runs that diverged
 * @param failed runs whose code threw
 * @param timedOut runs that ran past their time
 * @param packs packs that are done
 * @param failure the message of one failed run; null if there is none
 */
public record Tally(
    long learned,
    long collapsed,
    long diverged,
    long failed,
    long timedOut,
    long packs,
    String failure)
    implements Serializable {

  /** The columns that {@link #of(StoredRow)} reads, the run's id first. */
  public static final List<String> COLUMNS =
      List.of(StoredRow.RUN_ID, "status", "phase", "message");

  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, null);

  /** All runs. */
  public long runs() {
    return learned + collapsed + diverged + failed + timedOut;
  }

  /** The message of one failed run, if any failed. */
  public Optional<String> anyFailure() {
    return Optional.ofNullable(failure);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        learned + other.learned,
        collapsed + other.collapsed,
        diverged + other.diverged,
        failed + other.failed,
        timedOut + other.timedOut,
        packs + other.packs,
        failure != null ? failure : other.failure);
  }

  /** So many times as many of each. */
  public Tally times(long factor) {
    return new Tally(
        learned * factor,
        collapsed * factor,
        diverged * factor,
        failed * factor,
        timedOut * factor,
        packs * factor,
        failure);
  }

  /** This and one more pack. */
  public Tally plusPack() {
    return new Tally(learned, collapsed, diverged, failed, timedOut, packs + 1, failure);
  }

  /** How one run ended. */
  public static Tally of(Outcome outcome) {
    return of(
        outcome.status().word(),
        outcome.phase().map(Phase::word).orElse(null),
        outcome.message().orElse(null));
  }

  /** How a stored run ended, whose row has {@link #COLUMNS}. */
  public static Tally of(StoredRow row) {
    return of(row.text("status"), row.text("phase"), row.text("message"));
  }

  /**
   * One stored run: the columns {@code status}, {@code phase} (may be null) and {@code message}.
   */
  public static Tally of(String status, String phase, String message) {
    if (Status.FAILED.word().equals(status)) {
      return new Tally(0, 0, 0, 1, 0, 0, message);
    }
    if (Status.TIMED_OUT.word().equals(status)) {
      return new Tally(0, 0, 0, 0, 1, 0, null);
    }
    if (Phase.DIVERGED.word().equals(phase)) {
      return new Tally(0, 0, 1, 0, 0, 0, null);
    }
    return Phase.COLLAPSED.word().equals(phase)
        ? new Tally(0, 1, 0, 0, 0, 0, null)
        : new Tally(1, 0, 0, 0, 0, 0, null);
  }
}
