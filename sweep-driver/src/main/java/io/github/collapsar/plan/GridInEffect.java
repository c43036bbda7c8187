package io.github.collapsar.plan;

import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Scenarios;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of a sweep's values make a difference to some run. A key has none where it is neutral at
 * every point: σ₀ in a sweep without syre.
 *
 * @param values by key, in the order of the grid and then of the axes that its values bring
 * @param keys whose axis in the grid itself has a value in effect: σ₀'s has none where every value
 *     that it matters with brings its own
 */
public record GridInEffect(Map<String, List<Value>> values, Set<String> keys) {

  public GridInEffect {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    keys = Set.copyOf(keys);
  }

  /** What is in effect in a sweep. */
  public static GridInEffect of(Sweep sweep) {
    CanonicalProducts products = new CanonicalProducts(Scenarios.require(sweep.scenario()));
    Map<String, Set<Value>> values = new TreeMap<>();
    Set<String> keys = new TreeSet<>();
    for (SortedMap<String, Axis> axes : sweep.products()) {
      for (FactorProduct product : products.canonical(sweep, axes)) {
        Set<String> neutral = products.neutralEverywhere(product).map(Map::keySet).orElse(Set.of());
        for (Factor factor : product.factors()) {
          for (int i = 0; i < factor.keys().size(); i++) {
            String key = factor.keys().get(i);
            if (!neutral.contains(key)) {
              int place = i;
              Set<Value> found = values.computeIfAbsent(key, k -> new LinkedHashSet<>());
              factor.tuples().forEach(tuple -> found.add(tuple.get(place)));
              Axis own = sweep.grid().get(key);
              if (own.branches() || own.equals(axes.get(key))) {
                keys.add(key);
              }
            }
          }
        }
      }
    }
    Map<String, List<Value>> lists = new TreeMap<>();
    values.forEach((key, found) -> lists.put(key, inOrder(sweep.grid().get(key), found)));
    return new GridInEffect(lists, keys);
  }

  private static List<Value> inOrder(Axis axis, Set<Value> found) {
    Set<Value> ordered = new LinkedHashSet<>(axis.values());
    ordered.retainAll(found);
    ordered.addAll(found);
    return List.copyOf(ordered);
  }

  /** The values of a key that are in effect; empty if there are none. */
  public Optional<List<Value>> valuesOf(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
