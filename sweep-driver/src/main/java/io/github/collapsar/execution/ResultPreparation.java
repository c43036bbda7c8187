package io.github.collapsar.execution;

import io.github.collapsar.configuration.Experiment;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.stored.StoredRuns;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.directory.Provenance;
import io.github.collapsar.results.directory.ResultDirectory;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes a result directory ready for a sweep: what does not belong there goes, or is refused. */
final class ResultPreparation {

  private final ResultDirectory directory;
  private final Consumer<String> notices;

  /**
   * @param directory the results; the caller holds its lease
   * @param notices takes, a sentence each, what a user should know
   */
  ResultPreparation(ResultDirectory directory, Consumer<String> notices) {
    this.directory = directory;
    this.notices = notices;
  }

  void prepare(Sweep sweep) {
    requireSameScenario(sweep);
    noticeOtherCurves(sweep);
    directory.removeLeftovers();
    setAsideDamaged();
  }

  /** Rows of two scenarios have different columns, and nobody could read them together. */
  private void requireSameScenario(Sweep sweep) {
    Optional<String> other =
        directory.provenance().map(Provenance::scenario).filter(s -> !s.equals(sweep.scenario()));
    if (other.isPresent()) {
      throw new ResultsException(
          ("Cannot use %s: it holds runs of the scenario %s, and this sweep's is %s; give the sweep"
                  + " another name or another directory with --results")
              .formatted(directory.location(), other.get(), sweep.scenario()));
    }
  }

  /** A run's identity does not say how often it was recorded. */
  private void noticeOtherCurves(Sweep sweep) {
    long before =
        directory
            .sweep()
            .map(Experiment::storedCurveEvery)
            .orElse(OptionalLong.empty())
            .orElse(sweep.curveEvery());
    if (sweep.curveEvery() > 0 && before != sweep.curveEvery()) {
      notices.accept(
          ("curve-every = %,d is for the runs that are trained now: stored ones keep %s; for curves of"
                  + " all give the sweep another name.")
              .formatted(
                  sweep.curveEvery(),
                  before == 0
                      ? "none"
                      : "those they have, one value in %,d steps".formatted(before)));
    }
  }

  private void setAsideDamaged() {
    for (StoredRuns.Damaged damaged : new StoredRuns(directory).damaged()) {
      String kept = damaged.table().setAside(damaged.file());
      notices.accept(
          "Cannot read %s (%s): set it aside as %s; its runs are trained again."
              .formatted(damaged.file(), damaged.reason(), kept));
    }
  }
}
