package io.github.collapsar.execution;

/** How many packs are submitted at a time, and when the next are. */
final class WavePolicy {

  private static final int LEAST_PACKS = 64;
  private static final int MOST_PACKS = 4096;
  private static final int PACKS_A_SLOT = 8;

  /** The first wave is small: it shows how long packs take. */
  private static final int FIRST_PACKS = 16;

  private static final int FIRST_PACKS_A_SLOT = 3;

  private WavePolicy() {}

  /** Packs of the first wave. */
  static int first(int slots) {
    return Math.max(FIRST_PACKS, FIRST_PACKS_A_SLOT * slots);
  }

  /** Packs of a later wave. */
  static int later(int slots) {
    return Math.max(
        first(slots), Math.min(MOST_PACKS, Math.max(LEAST_PACKS, PACKS_A_SLOT * slots)));
  }

  /** The next wave is submitted when no more packs than this are unfinished, so no slot waits. */
  static int lowWater(int slots) {
    return slots + Math.max(1, slots / 2);
  }
}
