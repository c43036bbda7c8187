package io.github.collapsar.plan;

import java.io.Serializable;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A set of run indexes of a plan: a bit a run, or nothing at all if it holds every run. Immutable.
 */
public final class Selection implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long from;
  private final long to;

  /** A bit for each index from {@code from}; null if all are in. */
  private final long[] words;

  private Selection(long from, long to, long[] words) {
    this.from = from;
    this.to = to;
    this.words = words;
  }

  /** Every index from 0 to {@code runs} − 1. */
  public static Selection all(long runs) {
    return new Selection(0, runs, null);
  }

  /** Some of the indexes from 0 to {@code runs} − 1, in any order. */
  public static Selection of(long runs, LongStream indexes) {
    long[] words = new long[words(runs)];
    indexes.forEach(
        index -> words[(int) (Objects.checkIndex(index, runs) / Long.SIZE)] |= 1L << index);
    return new Selection(0, runs, words);
  }

  private static int words(long indexes) {
    return Math.toIntExact((indexes + Long.SIZE - 1) / Long.SIZE);
  }

  /**
   * The indexes of this selection that also meet a condition; asked once for each, from several
   * threads. What the condition throws is thrown on.
   */
  public Selection and(LongPredicate condition) {
    long[] met = new long[words(to - from)];
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    IntStream.range(0, met.length)
        .parallel()
        .forEach(
            word -> {
              try {
                met[word] = failure.get() == null ? word(word, condition) : 0;
              } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
              }
            });
    if (failure.get() != null) {
      throw failure.get();
    }
    return new Selection(from, to, met);
  }

  private long word(int number, LongPredicate condition) {
    long first = from + (long) number * Long.SIZE;
    long bits = 0;
    for (long index = first; index < Math.min(to, first + Long.SIZE); index++) {
      if (contains(index) && condition.test(index)) {
        bits |= 1L << (index - first);
      }
    }
    return bits;
  }

  /** Whether an index is in it. */
  public boolean contains(long index) {
    if (index < from || index >= to) {
      return false;
    }
    long bit = index - from;
    return words == null || (words[(int) (bit / Long.SIZE)] >>> (bit % Long.SIZE) & 1) != 0;
  }

  /** Whether every index is in it. */
  boolean isAll() {
    return count() == to - from;
  }

  /** How many indexes it holds. */
  public long count() {
    return count(from, to);
  }

  /** How many indexes of a range it holds; {@code to} is not included. */
  public long count(long rangeFrom, long rangeTo) {
    long first = Math.max(from, rangeFrom);
    long last = Math.min(to, rangeTo);
    if (first >= last) {
      return 0;
    }
    if (words == null) {
      return last - first;
    }
    long count = 0;
    for (long at = first; at < last; ) {
      long end = Math.min(last, from + ((at - from) / Long.SIZE + 1) * Long.SIZE);
      count += Long.bitCount(bits(at, end));
      at = end;
    }
    return count;
  }

  /** The bits of a range within one word, in place. */
  private long bits(long first, long end) {
    long word = words[(int) ((first - from) / Long.SIZE)];
    long above = word >>> ((first - from) % Long.SIZE);
    long length = end - first;
    return length == Long.SIZE ? above : above & ((1L << length) - 1);
  }

  /**
   * The index after the {@code count}-th index of this selection from {@code rangeFrom} on, or
   * {@code rangeTo} if there are fewer.
   */
  long after(long rangeFrom, long rangeTo, long count) {
    if (words == null) {
      return Math.min(rangeTo, rangeFrom + count);
    }
    long left = count;
    for (long at = rangeFrom; at < rangeTo; ) {
      long end = Math.min(rangeTo, from + ((at - from) / Long.SIZE + 1) * Long.SIZE);
      long bits = bits(at, end);
      if (Long.bitCount(bits) >= left) {
        for (; left > 1; left--) {
          bits &= bits - 1;
        }
        return at + Long.numberOfTrailingZeros(bits) + 1;
      }
      left -= Long.bitCount(bits);
      at = end;
    }
    return rangeTo;
  }

  /** Its indexes within a range, in order; {@code to} is not included. */
  public LongStream indexes(long rangeFrom, long rangeTo) {
    return LongStream.range(Math.max(from, rangeFrom), Math.min(to, rangeTo))
        .filter(this::contains);
  }

  /** The part within a pack's range, small enough to send with a task; indexes stay the same. */
  public Selection within(PackRange range) {
    Objects.requireNonNull(range, "range");
    Selection every = new Selection(range.from(), range.to(), null);
    return words == null ? every : every.and(this::contains);
  }
}
