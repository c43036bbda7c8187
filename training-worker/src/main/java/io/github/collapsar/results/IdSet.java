package io.github.collapsar.results;

import io.github.collapsar.run.RunId;

/** A set of run ids in flat memory: about 27 bytes each. Grows; not thread-safe while it does. */
public final class IdSet {

  private static final int SMALLEST = 1 << 10;
  private static final double LOAD = 0.6;

  // Open addressing; an id is a digest, so its own bits are the hash. The zero id is kept apart.
  private long[] slots = new long[2 * SMALLEST];
  private int size;
  private boolean zero;

  /** Adds an id; whether it was not yet there. */
  public boolean add(RunId id) {
    if (id.high() == 0 && id.low() == 0) {
      boolean fresh = !zero;
      zero = true;
      return fresh;
    }
    if (size >= LOAD * slots.length / 2) {
      grow();
    }
    int slot = find(slots, id.high(), id.low());
    if (slots[slot] != 0 || slots[slot + 1] != 0) {
      return false;
    }
    slots[slot] = id.high();
    slots[slot + 1] = id.low();
    size++;
    return true;
  }

  /** Whether an id is there; safe from several threads while none adds. */
  public boolean contains(RunId id) {
    if (id.high() == 0 && id.low() == 0) {
      return zero;
    }
    int slot = find(slots, id.high(), id.low());
    return slots[slot] != 0 || slots[slot + 1] != 0;
  }

  /** How many ids there are. */
  public int size() {
    return size + (zero ? 1 : 0);
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0 || slots[i + 1] != 0) {
        System.arraycopy(slots, i, larger, find(larger, slots[i], slots[i + 1]), 2);
      }
    }
    slots = larger;
  }

  private static int find(long[] slots, long high, long low) {
    int mask = slots.length / 2 - 1;
    int place = (int) low & mask;
    while (true) {
      long foundHigh = slots[2 * place];
      long foundLow = slots[2 * place + 1];
      if ((foundHigh == high && foundLow == low) || (foundHigh == 0 && foundLow == 0)) {
        return 2 * place;
      }
      place = (place + 1) & mask;
    }
  }
}
