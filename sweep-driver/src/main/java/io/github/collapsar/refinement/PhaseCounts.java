package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;

/**
 * How the replicates of a point ended, of those that have a phase.
 *
 * @param learned how many learned
 * @param collapsed how many collapsed
 * @param diverged how many diverged
 */
public record PhaseCounts(int learned, int collapsed, int diverged) {

  /** Nothing is known. */
  public static final PhaseCounts NONE = new PhaseCounts(0, 0, 0);

  /** This and one more run. */
  public PhaseCounts plus(Phase phase) {
    return switch (phase) {
      case LEARNED -> new PhaseCounts(learned + 1, collapsed, diverged);
      case COLLAPSED -> new PhaseCounts(learned, collapsed + 1, diverged);
      case DIVERGED -> new PhaseCounts(learned, collapsed, diverged + 1);
    };
  }

  int total() {
    return learned + collapsed + diverged;
  }

  /** The phase of the most replicates; of several such phases the first. */
  Phase leader() {
    return learned >= Math.max(collapsed, diverged)
        ? Phase.LEARNED
        : collapsed >= diverged ? Phase.COLLAPSED : Phase.DIVERGED;
  }

  int largest() {
    return Math.max(learned, Math.max(collapsed, diverged));
  }

  boolean isUnanimous() {
    return largest() == total();
  }
}
