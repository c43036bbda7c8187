package io.github.collapsar.plan;

/**
 * Runs that may train together: they share the scenario, every {@code SHARED} parameter, seed and
 * replicate.
 *
 * @param from index of the first run
 * @param to index after the last run
 */
public record RunGroup(long from, long to) {

  /** How many runs. */
  public long runs() {
    return to - from;
  }
}
