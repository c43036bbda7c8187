package io.github.collapsar.analysis.diagram;

import io.github.collapsar.run.Value;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which of the runs go into a diagram's cells. Parameters that are neither axes nor facets nor
 * fixed here are averaged over, unless the best of their values are looked for.
 *
 * @param at only runs with these values, by key
 * @param best in each cell only the runs at the best values of all other parameters
 */
public record RunSelection(SortedMap<String, Value> at, Optional<Best> best) {

  /** All runs. */
  public static final RunSelection ALL = new RunSelection(new TreeMap<>(), Optional.empty());

  public RunSelection {
    at = Collections.unmodifiableSortedMap(new TreeMap<>(at));
  }

  /**
   * What makes values of the other parameters the best: the mean of a measurement over the runs
   * that did not diverge. Where most runs diverge is never better than where they do not.
   *
   * @param measurement snake_case
   * @param largest whether the largest mean is the best, else the smallest
   */
  public record Best(String measurement, boolean largest) {}
}
