package io.github.collapsar.plan;

import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Packing;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns a sweep into disjoint products in which every run is in canonical form and occurs once.
 * Works on axes, never on runs: duplicates are removed by structure.
 */
final class CanonicalProducts {

  private final Scenario scenario;
  private final Set<String> shared;

  CanonicalProducts(Scenario scenario) {
    this.scenario = scenario;
    this.shared =
        scenario.parameters().stream()
            .filter(parameter -> parameter.packing() == Packing.SHARED)
            .map(Parameter::key)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** How many points the products of all axes have, repetitions included. */
  static long points(Sweep sweep) {
    long points = 0;
    for (SortedMap<String, Axis> axes : sweep.products()) {
      long size = 1;
      for (List<String> keys : groups(sweep, axes)) {
        size = Math.multiplyExact(size, (long) axes.get(keys.get(0)).values().size());
      }
      points = Math.addExact(points, size);
    }
    return points;
  }

  /** The products, ordered alike whatever the order of the axes in the file. */
  List<FactorProduct> of(Sweep sweep) {
    List<FactorProduct> products = new ArrayList<>();
    for (SortedMap<String, Axis> axes : sweep.products()) {
      for (FactorProduct canonical : canonical(sweep, axes)) {
        List<FactorProduct> pieces = List.of(canonical);
        for (FactorProduct earlier : List.copyOf(products)) {
          pieces = pieces.stream().flatMap(piece -> piece.minus(earlier).stream()).toList();
        }
        products.addAll(pieces);
      }
    }
    return products.stream().flatMap(product -> packable(product).stream()).toList();
  }

  /**
   * One of a sweep's products in canonical form: as one or several products, which may share
   * points. Each has the same neutral keys throughout.
   */
  List<FactorProduct> canonical(Sweep sweep, SortedMap<String, Axis> axes) {
    return canonical(
        new FactorProduct(groups(sweep, axes).stream().map(keys -> factor(keys, axes)).toList()));
  }

  /** Keys that advance together, the others alone; sorted. */
  private static List<List<String>> groups(Sweep sweep, SortedMap<String, Axis> axes) {
    Set<String> single = new TreeSet<>(axes.keySet());
    List<List<String>> groups = new ArrayList<>();
    for (List<String> zipped : sweep.zip()) {
      groups.add(zipped.stream().sorted().toList());
      zipped.forEach(single::remove);
    }
    single.forEach(key -> groups.add(List.of(key)));
    groups.sort(Comparator.comparing(keys -> keys.get(0)));
    return groups;
  }

  private static Factor factor(List<String> keys, SortedMap<String, Axis> axes) {
    List<List<Value>> columns = keys.stream().map(key -> axes.get(key).values()).toList();
    List<List<Value>> tuples =
        IntStream.range(0, columns.get(0).size())
            .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList())
            .toList();
    return Factor.distinct(keys, tuples);
  }

  /**
   * The product with neutral keys set to their neutral values, split where different keys are
   * neutral.
   */
  private List<FactorProduct> canonical(FactorProduct product) {
    Optional<Map<String, Value>> neutral = neutralEverywhere(product);
    if (neutral.isPresent()) {
      return List.of(product.with(neutral.get()));
    }
    List<FactorProduct> canonical = new ArrayList<>();
    for (FactorProduct part : split(product, splittable(product))) {
      canonical.addAll(canonical(part));
    }
    return canonical;
  }

  /** The neutral keys with their values if they are the same for all shared values. */
  Optional<Map<String, Value>> neutralEverywhere(FactorProduct product) {
    List<List<List<Value>>> projections =
        product.factors().stream().map(factor -> factor.projection(shared)).toList();
    int[] odometer = new int[projections.size()];
    Map<String, Value> neutral = null;
    TreeMap<String, Value> values = new TreeMap<>();
    product.factors().forEach(factor -> factor.put(0, values));
    do {
      for (int i = 0; i < odometer.length; i++) {
        put(product.factors().get(i).keys(), projections.get(i).get(odometer[i]), values);
      }
      Map<String, Value> here = neutral(Coordinates.of(values));
      if (neutral != null && !neutral.equals(here)) {
        return Optional.empty();
      }
      neutral = here;
    } while (advance(odometer, projections));
    return Optional.of(neutral);
  }

  private void put(List<String> keys, List<Value> sharedValues, Map<String, Value> into) {
    int next = 0;
    for (String key : keys) {
      if (shared.contains(key)) {
        into.put(key, sharedValues.get(next++));
      }
    }
  }

  private static boolean advance(int[] odometer, List<List<List<Value>>> projections) {
    for (int i = odometer.length - 1; i >= 0; i--) {
      if (++odometer[i] < projections.get(i).size()) {
        return true;
      }
      odometer[i] = 0;
    }
    return false;
  }

  /** Setting one key to its neutral value may make another neutral, so until nothing changes. */
  private Map<String, Value> neutral(Coordinates coordinates) {
    Map<String, Value> neutral = new HashMap<>();
    Coordinates canonical = coordinates;
    Set<String> found = new HashSet<>(scenario.neutralKeys(canonical));
    while (!neutral.keySet().containsAll(found)) {
      for (String key : found) {
        neutral.put(key, scenario.neutralValue(key, canonical));
        canonical = canonical.with(key, neutral.get(key));
      }
      found.addAll(scenario.neutralKeys(canonical));
    }
    return neutral;
  }

  /** The first factor with several shared values; words first, as they mostly decide. */
  private int splittable(FactorProduct product) {
    return IntStream.range(0, product.factors().size())
        .filter(i -> product.factors().get(i).projection(shared).size() > 1)
        .boxed()
        .min(
            Comparator.comparing(
                i -> !(product.factors().get(i).tuples().get(0).get(0) instanceof Value.Word)))
        .orElseThrow();
  }

  private List<FactorProduct> split(FactorProduct product, int index) {
    Factor factor = product.factors().get(index);
    return factor.projection(shared).stream()
        .map(projection -> product.with(index, factor.part(shared, projection)))
        .toList();
  }

  /** Splits zipped factors that hold shared and other keys, so that lanes share what they must. */
  private List<FactorProduct> packable(FactorProduct product) {
    List<FactorProduct> packable = List.of(product);
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      boolean mixed =
          shared.stream().anyMatch(factor.keys()::contains) && !shared.containsAll(factor.keys());
      if (mixed) {
        int index = i;
        packable = packable.stream().flatMap(part -> split(part, index).stream()).toList();
      }
    }
    return packable;
  }

  /** Whether the runs of a pack share a factor's value. */
  boolean shares(Factor factor) {
    return shared.containsAll(factor.keys());
  }
}
