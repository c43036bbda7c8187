package io.github.collapsar.execution.scheduling;

/** How many packs are submitted at a time, and when the next are. */
final class BatchSizes {

  private static final int MIN_PACKS = 64;
  private static final int MAX_PACKS = 4096;
  private static final int PACKS_PER_SLOT = 8;

  /** The first batch is small: it shows how long packs take. */
  private static final int FIRST_PACKS = 16;

  private static final int FIRST_PACKS_PER_SLOT = 3;

  private BatchSizes() {}

  /** Packs of the first batch. */
  static int first(int slots) {
    return Math.max(FIRST_PACKS, FIRST_PACKS_PER_SLOT * slots);
  }

  /** Packs of a later batch. */
  static int later(int slots) {
    return Math.max(first(slots), Math.min(MAX_PACKS, Math.max(MIN_PACKS, PACKS_PER_SLOT * slots)));
  }

  /** The next batch is submitted when no more packs than this are unfinished, so no slot waits. */
  static int lowWater(int slots) {
    return slots + Math.max(1, slots / 2);
  }
}
