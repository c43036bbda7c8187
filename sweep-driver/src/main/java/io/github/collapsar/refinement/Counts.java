package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;

/**
 * How the replicates of a point ended, of those that have a phase.
 *
 * @param learned how many learned
 * @param collapsed how many collapsed
 * @param diverged how many diverged
 */
public record Counts(int learned, int collapsed, int diverged) {

  /** Nothing is known. */
  public static final Counts NONE = new Counts(0, 0, 0);

  /** This and one more run. */
  public Counts plus(Phase phase) {
    return switch (phase) {
      case LEARNED -> new Counts(learned + 1, collapsed, diverged);
      case COLLAPSED -> new Counts(learned, collapsed + 1, diverged);
      case DIVERGED -> new Counts(learned, collapsed, diverged + 1);
    };
  }

  int total() {
    return learned + collapsed + diverged;
  }

  /** The phase of most; of equally many the first. */
  Phase leader() {
    return learned >= Math.max(collapsed, diverged)
        ? Phase.LEARNED
        : collapsed >= diverged ? Phase.COLLAPSED : Phase.DIVERGED;
  }

  int most() {
    return Math.max(learned, Math.max(collapsed, diverged));
  }

  boolean isUnanimous() {
    return most() == total();
  }
}
