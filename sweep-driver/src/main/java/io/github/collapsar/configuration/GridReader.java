package io.github.collapsar.configuration;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code grid} and {@code zip}: an axis for every parameter, and which advance together. */
final class GridReader {

  private final Scenario scenario;
  private final Problems problems;

  GridReader(Scenario scenario, Problems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  /** An axis for every parameter of the scenario, defaults filled in. */
  SortedMap<String, Axis> grid(Section sweep) {
    Optional<Section> section = sweep.section("grid");
    SortedMap<String, Axis> axes =
        section
            .map(grid -> new AxisReader(scenario.parameters(), problems).readAll(grid, List.of()))
            .orElseGet(TreeMap::new);
    section.ifPresent(grid -> rejectConflicts(grid, axes));
    for (Parameter parameter : scenario.parameters()) {
      boolean given = section.isPresent() && section.get().value(parameter.key()).isPresent();
      if (!given && parameter.defaultValue().isPresent()) {
        axes.put(parameter.key(), Axis.Listed.of(parameter.defaultValue().get()));
      } else if (!given) {
        problems.missing(
            "sweep.grid." + parameter.key(),
            section.orElse(sweep).origin(),
            "it must be " + parameter.domain().allowed());
      }
    }
    return axes;
  }

  private void rejectConflicts(Section grid, SortedMap<String, Axis> axes) {
    try {
      new Branching(axes).products();
    } catch (IllegalArgumentException e) {
      problems.value(grid.path(), grid.object(), e.getMessage());
    }
  }

  /** The groups of zipped keys, checked against the axes. */
  List<List<String>> zip(Section sweep, SortedMap<String, Axis> grid) {
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
    rejectBroughtKeys(sweep, grid, taken);
    return groups;
  }

  private List<String> keys() {
    return scenario.parameters().stream().map(Parameter::key).toList();
  }

  private Optional<List<String>> group(
      ConfigList list, SortedMap<String, Axis> grid, Set<String> taken) {
    int before = problems.count();
    List<String> keys = new ArrayList<>();
    for (ConfigValue element : list) {
      String key = Scalars.text(element).orElse("");
      Axis axis = grid.get(key);
      if (axis == null && scenario.parameter(key).isEmpty()) {
        problems.value("sweep.zip", element, Section.unknown(key, keys()));
      } else if (axis != null && axis.branches()) {
        problems.value(
            "sweep.zip", element, "an axis whose values bring axes of their own cannot be zipped");
      } else if (axis != null && axis.values().size() < 2) {
        problems.value(
            "sweep.zip", element, "it has a single value; zip keys with several values each");
      } else if (!taken.add(key)) {
        problems.value("sweep.zip", element, "it is zipped already; name each key once");
      }
      keys.add(key);
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    List<String> lengths =
        keys.stream().filter(grid::containsKey).map(key -> grid.get(key).values().size() + " of " + key).toList();
    if (keys.size() < 2) {
      problems.value("sweep.zip", list, "a group must name two keys or more");
    } else if (keys.stream()
            .filter(grid::containsKey).mapToInt(key -> grid.get(key).values().size()).distinct().count() > 1) {
      problems.value(
          "sweep.zip",
          list,
          "zipped axes must have equally many values; there are " + String.join(", ", lengths));
    }
    return Optional.of(keys);
  }

  /** Where a value brought another axis of a zipped key, the group would fall apart. */
  private void rejectBroughtKeys(Section sweep, SortedMap<String, Axis> grid, Set<String> zipped) {
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
      for (Axis.Choice choice : listed.choices()) {
        keys.addAll(choice.own().keySet());
        choice.own().values().forEach(own -> collectBrought(own, keys));
      }
    }
  }
}
