package io.github.collapsar.plan;

import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A product of factors. All products of a plan have factors of the same keys in the same order, so
 * their points can be compared factor by factor.
 */
record FactorProduct(List<Factor> factors) {
  FactorProduct {
    factors = List.copyOf(factors);
  }

  /** This product with another factor in one place. */
  FactorProduct with(int index, Factor factor) {
    List<Factor> changed = new ArrayList<>(factors);
    changed.set(index, factor);
    return new FactorProduct(changed);
  }

  /** This product with given values for given keys everywhere. */
  FactorProduct with(Map<String, Value> fixed) {
    return new FactorProduct(factors.stream().map(factor -> factor.with(fixed)).toList());
  }

  /** The points of this product that are not in another, as disjoint products. */
  List<FactorProduct> minus(FactorProduct other) {
    List<List<List<Value>>> shared = new ArrayList<>(factors.stream().map(Factor::tuples).toList());
    for (int i : smallestFirst()) {
      List<List<Value>> common = intersection(factors.get(i), other.factors.get(i));
      if (common.isEmpty()) {
        return List.of(this);
      }
      shared.set(i, common);
    }
    List<FactorProduct> left = new ArrayList<>();
    FactorProduct rest = this;
    for (int i = 0; i < factors.size(); i++) {
      Factor factor = factors.get(i);
      Set<List<Value>> common = new HashSet<>(shared.get(i));
      List<List<Value>> outside =
          factor.tuples().stream().filter(tuple -> !common.contains(tuple)).toList();
      if (!outside.isEmpty()) {
        left.add(rest.with(i, new Factor(factor.keys(), outside)));
      }
      rest = rest.with(i, new Factor(factor.keys(), shared.get(i)));
    }
    return left;
  }

  /** Small factors tell most products apart at once. */
  private List<Integer> smallestFirst() {
    return IntStream.range(0, factors.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> factors.get(i).size()))
        .toList();
  }

  private static List<List<Value>> intersection(Factor left, Factor right) {
    if (left.tuples().equals(right.tuples())) {
      return left.tuples();
    }
    Set<List<Value>> others = new HashSet<>(right.tuples());
    return left.tuples().stream().filter(others::contains).toList();
  }
}
