package io.github.collapsar.plan;

import java.io.Serializable;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** A set of run indexes of a plan: a bit a run, or nothing at all if it holds every run. */
public final class Selection implements Serializable {
  private static final long serialVersionUID = 1L;

  private Selection() {}

  /** Every index from 0 to {@code runs} − 1. */
  public static Selection all(long runs) {
    throw new UnsupportedOperationException("being written: " + runs);
  }

  /**
   * The indexes of this selection that also meet a condition; asked once for each, from several
   * threads.
   */
  public Selection and(LongPredicate condition) {
    throw new UnsupportedOperationException("being written: " + condition);
  }

  /** Whether an index is in it. */
  public boolean contains(long index) {
    throw new UnsupportedOperationException("being written: " + index);
  }

  /** How many indexes it holds. */
  public long count() {
    throw new UnsupportedOperationException("being written");
  }

  /** How many indexes of a range it holds; {@code to} is not included. */
  public long count(long from, long to) {
    throw new UnsupportedOperationException("being written: " + from + to);
  }

  /** Its indexes within a range, in order; {@code to} is not included. */
  public LongStream indexes(long from, long to) {
    throw new UnsupportedOperationException("being written: " + from + to);
  }

  /** The part within a pack's range, small enough to send with a task; indexes stay the same. */
  public Selection within(PackRange range) {
    throw new UnsupportedOperationException("being written: " + range);
  }
}
