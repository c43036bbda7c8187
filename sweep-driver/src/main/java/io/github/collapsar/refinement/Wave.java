package io.github.collapsar.refinement;

import java.util.List;

/**
 * Runs to train before anything else can be decided.
 *
 * @param number from 1
 * @param requests by panel, y, x; never empty
 * @param probes how many of the points look for islands
 * @param boundaryCells cells, of all sizes, that boundaries were known to cross before this wave
 */
public record Wave(int number, List<Request> requests, int probes, int boundaryCells) {
  public Wave {
    requests = List.copyOf(requests);
  }

  /** How many runs. */
  public long runs() {
    return requests.stream().mapToLong(Request::runs).sum();
  }
}
