package io.github.collapsar.plan;

import io.github.collapsar.run.Value;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One independent choice of a product: a tuple of values for keys that advance together, mostly a
 * single key.
 *
 * @param keys sorted
 * @param tuples distinct; a value for each key
 */
record Factor(List<String> keys, List<List<Value>> tuples) implements Serializable {
  Factor {
    keys = List.copyOf(keys);
    tuples = List.copyOf(tuples);
  }

  /** The distinct ones among tuples, in the order of their first appearance. */
  static Factor distinct(List<String> keys, Collection<List<Value>> tuples) {
    return new Factor(keys, new ArrayList<>(new LinkedHashSet<>(tuples)));
  }

  int size() {
    return tuples.size();
  }

  /** This factor's distinct tuples, reduced to given keys, in the order of this factor's keys. */
  List<List<Value>> projection(Set<String> onto) {
    Set<List<Value>> projected = new LinkedHashSet<>();
    tuples.forEach(tuple -> projected.add(project(tuple, onto)));
    return List.copyOf(projected);
  }

  /** The part whose tuples have a given projection. */
  Factor part(Set<String> onto, List<Value> projection) {
    return new Factor(
        keys, tuples.stream().filter(tuple -> project(tuple, onto).equals(projection)).toList());
  }

  /** This factor with given values for given keys; tuples that become equal are one. */
  Factor with(Map<String, Value> fixed) {
    if (keys.stream().noneMatch(fixed::containsKey)) {
      return this;
    }
    List<List<Value>> changed = new ArrayList<>(tuples.size());
    for (List<Value> tuple : tuples) {
      List<Value> values = new ArrayList<>(tuple);
      for (int i = 0; i < values.size(); i++) {
        values.set(i, fixed.getOrDefault(keys.get(i), values.get(i)));
      }
      changed.add(List.copyOf(values));
    }
    return distinct(keys, changed);
  }

  /** Writes the values of a tuple. */
  void put(int tuple, Map<String, Value> into) {
    List<Value> values = tuples.get(tuple);
    for (int i = 0; i < values.size(); i++) {
      into.put(keys.get(i), values.get(i));
    }
  }

  private List<Value> project(List<Value> tuple, Set<String> onto) {
    List<Value> projected = new ArrayList<>(tuple.size());
    for (int i = 0; i < tuple.size(); i++) {
      if (onto.contains(keys.get(i))) {
        projected.add(tuple.get(i));
      }
    }
    return List.copyOf(projected);
  }
}
