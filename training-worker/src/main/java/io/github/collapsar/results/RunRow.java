package io.github.collapsar.results;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.RunId;

/**
 * A row of {@code runs}.
 *
 * @param id the run's id; working it out costs as much as the rest of the row
 * @param outcome the run and what came out of it
 * @param circumstances where, when and by what it was trained
 */
public record RunRow(RunId id, Outcome outcome, Circumstances circumstances) {

  /** The row of an outcome. */
  public static RunRow of(Outcome outcome, Circumstances circumstances) {
    return new RunRow(outcome.run().id(), outcome, circumstances);
  }
}
