package io.github.collapsar.plan;

import io.github.collapsar.configuration.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which runs of a range meet a condition. The condition is asked once for each combination of the
 * values that it reads, not once a run.
 */
final class ConditionedRuns {

  /** A choice that the condition reads: run i makes choice i / stride modulo size. */
  private record Digit(long stride, long size) {}

  private final long from;
  private final List<Digit> digits;
  private final Selection met;

  /** Asks the condition. */
  ConditionedRuns(Plan plan, ProductRange range, Condition where) {
    this.from = range.from();
    this.digits = digits(range, where);
    long combinations = digits.stream().mapToLong(Digit::size).reduce(1, (a, b) -> a * b);
    this.met =
        Selection.all(combinations)
            .and(combination -> where.test(plan.run(from + offset(combination))));
  }

  private static List<Digit> digits(ProductRange range, Condition where) {
    List<Digit> digits = new ArrayList<>();
    add(range.lanes(), 1, where.keys(), digits);
    long groupSize = range.groupSize();
    if (where.readsReplicate()) {
      digits.add(new Digit(groupSize, range.replicates()));
    }
    add(range.outer(), groupSize * range.replicates(), where.keys(), digits);
    return digits;
  }

  private static void add(List<Factor> factors, long last, Set<String> keys, List<Digit> digits) {
    long stride = last;
    for (int i = factors.size() - 1; i >= 0; i--) {
      Factor factor = factors.get(i);
      if (factor.keys().stream().anyMatch(keys::contains)) {
        digits.add(new Digit(stride, factor.size()));
      }
      stride *= factor.size();
    }
  }

  /** The first run of the range with a combination. */
  private long offset(long combination) {
    long offset = 0;
    long rest = combination;
    for (Digit digit : digits) {
      offset += rest % digit.size() * digit.stride();
      rest /= digit.size();
    }
    return offset;
  }

  /** Whether a run of the range meets the condition. */
  boolean contains(long index) {
    long combination = 0;
    long weight = 1;
    for (Digit digit : digits) {
      combination += (index - from) / digit.stride() % digit.size() * weight;
      weight *= digit.size();
    }
    return met.contains(combination);
  }

  /** Whether all runs do. */
  boolean areAll() {
    return met.isAll();
  }

  /** Those of several ranges by the index of their first run. */
  static TreeMap<Long, ConditionedRuns> of(Plan plan, List<ProductRange> ranges, Condition where) {
    TreeMap<Long, ConditionedRuns> found = new TreeMap<>();
    ranges.forEach(range -> found.put(range.from(), new ConditionedRuns(plan, range, where)));
    return found;
  }
}
