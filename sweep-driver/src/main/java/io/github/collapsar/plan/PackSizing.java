package io.github.collapsar.plan;

/**
 * What decides how large packs are.
 *
 * @param slots tasks that can train at the same time, from 1
 * @param targetSeconds how long a pack should train, in seconds
 * @param mostRuns the most runs in a pack
 * @param slowdown measured over estimated training time; 1 if nothing is measured
 */
public record PackSizing(int slots, double targetSeconds, int mostRuns, double slowdown) {

  /** Packs of 20 seconds and at most 16,384 runs, estimates taken as they are. */
  public static PackSizing forSlots(int slots) {
    return new PackSizing(slots, 20, 16_384, 1);
  }
}
