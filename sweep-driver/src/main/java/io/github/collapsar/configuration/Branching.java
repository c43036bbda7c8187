package io.github.collapsar.configuration;

import io.github.collapsar.configuration.Axis.Alternative;
import io.github.collapsar.configuration.Axis.Listed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a grid whose values bring axes of their own apart into plain products. */
final class Branching {

  private final SortedMap<String, Axis> grid;

  Branching(SortedMap<String, Axis> grid) {
    this.grid = grid;
  }

  List<SortedMap<String, Axis>> products() {
    List<SortedMap<String, Axis>> products = new ArrayList<>();
    expand(grid, Set.of(), products);
    return products;
  }

  private static void expand(
      SortedMap<String, Axis> axes, Set<String> brought, List<SortedMap<String, Axis>> products) {
    Optional<String> next = next(axes);
    if (next.isEmpty()) {
      products.add(axes);
      return;
    }
    List<Alternative> choices = ((Listed) axes.get(next.get())).choices();
    List<Alternative> plain = choices.stream().filter(choice -> choice.own().isEmpty()).toList();
    if (!plain.isEmpty()) {
      expand(with(axes, next.get(), new Listed(plain)), brought, products);
    }
    for (Alternative choice : choices) {
      if (!choice.own().isEmpty()) {
        Set<String> all = new HashSet<>(brought);
        for (String key : choice.own().keySet()) {
          if (!all.add(key)) {
            throw new IllegalArgumentException(
                ("%s = %s and another value chosen with it both bring %s;"
                        + " only one of them may")
                    .formatted(next.get(), choice.value(), key));
          }
        }
        SortedMap<String, Axis> chosen = with(axes, next.get(), Listed.of(choice.value()));
        chosen.putAll(choice.own());
        expand(chosen, all, products);
      }
    }
  }

  /** The next axis to choose from: one that no other choice can still replace. */
  private static Optional<String> next(SortedMap<String, Axis> axes) {
    List<String> branching =
        axes.keySet().stream().filter(key -> axes.get(key).branches()).toList();
    for (String key : branching) {
      boolean replaceable =
          branching.stream()
              .filter(other -> !other.equals(key))
              .anyMatch(other -> brings(axes.get(other), key));
      if (!replaceable) {
        return Optional.of(key);
      }
    }
    if (!branching.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(" and ", branching)
              + " have values that bring each other; bring axes one way only");
    }
    return Optional.empty();
  }

  private static boolean brings(Axis axis, String key) {
    return axis instanceof Listed listed
        && listed.choices().stream()
            .anyMatch(
                choice ->
                    choice.own().containsKey(key)
                        || choice.own().values().stream().anyMatch(own -> brings(own, key)));
  }

  private static SortedMap<String, Axis> with(SortedMap<String, Axis> axes, String key, Axis axis) {
    SortedMap<String, Axis> changed = new TreeMap<>(axes);
    changed.put(key, axis);
    return changed;
  }
}
