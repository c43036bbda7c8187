package io.github.collapsar.results;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.RunId;

/**
 * A row of {@code curves}.
 *
 * @param id the run's id
 * @param point what was measured, and after which step
 */
public record CurveRow(RunId id, Outcome.CurvePoint point) {}
