package io.github.collapsar.plan;

import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cuts the ranges of a plan into slices. */
final class GridSlices {

  private final String xKey;
  private final Optional<String> yKey;
  private final Set<String> along;
  private final Map<SortedMap<String, Value>, List<GridSlice.Piece>> pieces =
      new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

  /**
   * Prepares.
   *
   * @param zip groups of keys that advance together
   */
  GridSlices(String xKey, Optional<String> yKey, List<List<String>> zip) {
    this.xKey = xKey;
    this.yKey = yKey;
    this.along = new HashSet<>(Set.of(xKey));
    yKey.ifPresent(along::add);
    for (List<String> keys : zip) {
      if (keys.contains(xKey) || yKey.filter(keys::contains).isPresent()) {
        along.addAll(keys);
      }
    }
  }

  List<GridSlice> of(List<ProductRange> ranges) {
    ranges.forEach(this::add);
    return pieces.entrySet().stream()
        .map(entry -> new GridSlice(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A factor and how far apart the runs of its neighbouring values are. */
  private record Strided(Factor factor, long stride) {}

  private void add(ProductRange range) {
    List<Strided> others = new ArrayList<>();
    Optional<Strided> x = Optional.empty();
    Optional<Strided> y = Optional.empty();
    for (Strided strided : strided(range)) {
      if (strided.factor().keys().contains(xKey)) {
        x = Optional.of(strided);
      } else if (yKey.filter(strided.factor().keys()::contains).isPresent()) {
        y = Optional.of(strided);
      } else {
        others.add(strided);
      }
    }
    add(range, x, y, others, 0, range.from(), new TreeMap<>(range.first().values()));
  }

  /** Once for every combination of the other factors' values. */
  private void add(
      ProductRange range,
      Optional<Strided> x,
      Optional<Strided> y,
      List<Strided> others,
      int next,
      long base,
      TreeMap<String, Value> values) {
    if (next < others.size()) {
      Strided other = others.get(next);
      for (int i = 0; i < other.factor().size(); i++) {
        other.factor().put(i, values);
        add(range, x, y, others, next + 1, base + i * other.stride(), values);
      }
      return;
    }
    GridSlice.Piece piece =
        new GridSlice.Piece(
            numbers(x, xKey, values),
            yKey.map(key -> numbers(y, key, values)).orElse(new double[1]),
            base,
            x.map(Strided::stride).orElse(0L),
            y.map(Strided::stride).orElse(0L),
            range.groupSize());
    TreeMap<String, Value> key = new TreeMap<>(values);
    key.keySet().removeAll(along);
    pieces.computeIfAbsent(key, k -> new ArrayList<>()).add(piece);
  }

  private static double[] numbers(Optional<Strided> along, String key, Map<String, Value> values) {
    if (along.isEmpty()) {
      return new double[] {number(values.get(key))};
    }
    int place = along.get().factor().keys().indexOf(key);
    return along.get().factor().tuples().stream()
        .mapToDouble(tuple -> number(tuple.get(place)))
        .toArray();
  }

  private static double number(Value value) {
    return value instanceof Value.Real real ? real.value() : ((Value.Whole) value).value();
  }

  /** Replicates lie between the outer factors and the lanes. */
  private static List<Strided> strided(ProductRange range) {
    List<Strided> strided = new ArrayList<>();
    add(range.lanes(), 1, strided);
    add(range.outer(), range.groupSize() * range.replicates(), strided);
    return strided;
  }

  private static void add(List<Factor> factors, long smallest, List<Strided> strided) {
    long stride = smallest;
    for (int i = factors.size() - 1; i >= 0; i--) {
      strided.add(new Strided(factors.get(i), stride));
      stride *= factors.get(i).size();
    }
  }
}
