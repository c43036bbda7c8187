package io.github.collapsar.configuration;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.SingleValues;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code grid} and {@code zip}: an axis for every parameter, and which advance together. */
final class GridReader {

  private final Scenario scenario;
  private final ConfigSection sweep;
  private final Problems problems;

  /** Takes the section of the sweep. */
  GridReader(Scenario scenario, ConfigSection sweep) {
    this.scenario = scenario;
    this.sweep = sweep;
    this.problems = sweep.problems();
  }

  /** Several lines. */
  static String write(SortedMap<String, Axis> grid) {
    return grid.entrySet().stream()
        .map(entry -> "    " + entry.getKey() + " = " + AxisCodec.write(entry.getValue()) + "\n")
        .collect(Collectors.joining("", "{\n", "  }"));
  }

  /** An axis for every parameter of the scenario, defaults filled in. */
  SortedMap<String, Axis> grid() {
    Optional<ConfigSection> section = sweep.section("grid");
    SortedMap<String, Axis> axes =
        section
            .map(grid -> new AxisCodec(scenario.parameters(), problems).readAll(grid, List.of()))
            .orElseGet(TreeMap::new);
    section.ifPresent(grid -> rejectConflicts(grid, axes));
    for (Parameter parameter : scenario.parameters()) {
      boolean given = section.isPresent() && section.get().value(parameter.key()).isPresent();
      if (!given && parameter.defaultValue().isPresent()) {
        axes.put(parameter.key(), Axis.Listed.of(parameter.defaultValue().get()));
      } else if (!given) {
        problems.missing(
            "sweep.grid." + parameter.key(),
            section.orElse(sweep).object().origin(),
            "it must be " + parameter.domain().allowed());
      }
    }
    return axes;
  }

  private void rejectConflicts(ConfigSection grid, SortedMap<String, Axis> axes) {
    try {
      new Branching(axes).products();
    } catch (IllegalArgumentException e) {
      problems.value(grid.path(), grid.object(), e.getMessage());
    }
  }

  /** The groups of zipped keys, checked against the axes. */
  List<List<String>> zip(SortedMap<String, Axis> grid) {
    List<List<String>> groups = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    String advice = "it must be a list of lists of keys, e.g. [[learning-rate, batch-size]]";
    for (ConfigValue element : sweep.list("zip", advice).orElse(List.of())) {
      if (element instanceof ConfigList list) {
        group(list, grid, taken).ifPresent(groups::add);
      } else {
        problems.value("sweep.zip", element, advice);
      }
    }
    rejectBroughtKeys(grid, taken);
    return groups;
  }

  private List<String> keys() {
    return scenario.parameters().stream().map(Parameter::key).toList();
  }

  private Optional<List<String>> group(
      ConfigList list, SortedMap<String, Axis> grid, Set<String> taken) {
    int before = problems.count();
    Map<String, Integer> lengths = new LinkedHashMap<>();
    for (ConfigValue element : list) {
      String key = SingleValues.text(element).orElse("");
      Optional<String> advice = unzippable(key, grid, taken);
      advice.ifPresent(text -> problems.value("sweep.zip", element, text));
      // An axis that could not be read has been reported where it stands.
      if (grid.containsKey(key)) {
        lengths.put(key, grid.get(key).values().size());
      }
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    if (list.size() < 2) {
      problems.value("sweep.zip", list, "a group must name two keys or more");
    } else if (Set.copyOf(lengths.values()).size() > 1) {
      String found =
          lengths.entrySet().stream()
              .map(entry -> entry.getValue() + " of " + entry.getKey())
              .collect(Collectors.joining(", "));
      problems.value(
          "sweep.zip", list, "zipped axes must have equally many values; there are " + found);
    }
    return Optional.of(List.copyOf(lengths.keySet()));
  }

  private Optional<String> unzippable(String key, SortedMap<String, Axis> grid, Set<String> taken) {
    if (!keys().contains(key)) {
      return Optional.of(ConfigSection.unknown(key, keys()));
    }
    Axis axis = grid.get(key);
    if (axis != null && axis.branches()) {
      return Optional.of("an axis whose values bring axes of their own cannot be zipped");
    }
    if (axis != null && axis.values().size() < 2) {
      return Optional.of("it has a single value; zip keys with several values each");
    }
    return taken.add(key)
        ? Optional.empty()
        : Optional.of("it is zipped already; name each key once");
  }

  /** Where a value brought another axis of a zipped key, the group would fall apart. */
  private void rejectBroughtKeys(SortedMap<String, Axis> grid, Set<String> zipped) {
    for (Axis axis : grid.values()) {
      Set<String> brought = new HashSet<>();
      collectBrought(axis, brought);
      brought.retainAll(zipped);
      if (!brought.isEmpty()) {
        sweep.reject(
            "zip",
            "%s is zipped, but a value of the grid brings an axis of its own for it"
                .formatted(brought.iterator().next()));
      }
    }
  }

  private static void collectBrought(Axis axis, Set<String> keys) {
    if (axis instanceof Axis.Listed listed) {
      for (Axis.Alternative choice : listed.choices()) {
        keys.addAll(choice.own().keySet());
        choice.own().values().forEach(own -> collectBrought(own, keys));
      }
    }
  }
}
