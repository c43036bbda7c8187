package io.github.collapsar.plan;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The indexes of one product: shared values outermost, then the replicate, then the lanes.
 *
 * @param from index of its first run
 * @param fromGroup number of its first group
 * @param outer factors with several values that the runs of a group share
 * @param lanes factors with several values that they differ in
 * @param first coordinates of its first run; the others differ from it in the factors only
 * @param replicates of each point
 */
record ProductRange(
    long from,
    long fromGroup,
    List<Factor> outer,
    List<Factor> lanes,
    Coordinates first,
    int replicates)
    implements Serializable {

  static ProductRange of(
      long from,
      long fromGroup,
      FactorProduct product,
      CanonicalProducts products,
      int replicates) {
    List<Factor> outer = new ArrayList<>();
    List<Factor> lanes = new ArrayList<>();
    Map<String, Value> first = new HashMap<>();
    for (Factor factor : product.factors()) {
      factor.put(0, first);
      if (factor.size() > 1) {
        (products.shares(factor) ? outer : lanes).add(factor);
      }
    }
    return new ProductRange(
        from, fromGroup, List.copyOf(outer), List.copyOf(lanes), Coordinates.of(first), replicates);
  }

  /** Runs in a group. */
  long groupSize() {
    return product(lanes);
  }

  /** Number of groups: shared values × replicates. */
  long groups() {
    return Math.multiplyExact(product(outer), (long) replicates);
  }

  long to() {
    return Math.addExact(from, Math.multiplyExact(groups(), groupSize()));
  }

  /** The replicate of a run. */
  int replicate(long index) {
    return (int) ((index - from) / groupSize() % replicates);
  }

  Coordinates coordinates(long index) {
    Map<String, Value> values = new HashMap<>();
    long size = groupSize();
    put(lanes, (index - from) % size, values);
    put(outer, (index - from) / size / replicates, values);
    return first.with(values);
  }

  private static void put(List<Factor> factors, long index, Map<String, Value> values) {
    long rest = index;
    for (int i = factors.size() - 1; i >= 0; i--) {
      Factor factor = factors.get(i);
      factor.put((int) (rest % factor.size()), values);
      rest /= factor.size();
    }
  }

  private static long product(List<Factor> factors) {
    long product = 1;
    for (Factor factor : factors) {
      product = Math.multiplyExact(product, (long) factor.size());
    }
    return product;
  }
}
