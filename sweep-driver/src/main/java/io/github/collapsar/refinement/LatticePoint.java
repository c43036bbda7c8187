package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;

/**
 * A point that was asked for.
 *
 * @param requested replicates so far
 * @param counts how they ended
 * @param isDecided whether that decides its phase
 * @param isExhausted whether it has all replicates that it may have
 */
record LatticePoint(
    int x, int y, int requested, PhaseCounts counts, boolean isDecided, boolean isExhausted) {

  /** Whether a replicate has a phase. */
  boolean isKnown() {
    return counts.total() > 0;
  }

  Phase phase() {
    return counts.leader();
  }
}
