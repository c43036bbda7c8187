package io.github.collapsar.plan;

import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Axis.Alternative;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.configuration.ToyScenario;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every run of a sweep, repetitions included, by going through everything. */
final class NaiveRuns {

  private final ToyScenario scenario = new ToyScenario();
  private final Sweep sweep;
  private final List<Run> runs = new ArrayList<>();

  private NaiveRuns(Sweep sweep) {
    this.sweep = sweep;
  }

  static List<Run> of(Sweep sweep) {
    NaiveRuns naive = new NaiveRuns(sweep);
    naive.enumerate(new TreeMap<>(sweep.grid()), new TreeMap<>());
    return naive.runs;
  }

  /** Axes that can bring others first, then the rest in any order. */
  private void enumerate(Map<String, Axis> open, Map<String, Value> chosen) {
    if (open.isEmpty()) {
      add(chosen);
      return;
    }
    String key =
        open.keySet().stream()
            .filter(candidate -> open.get(candidate).branches())
            .findFirst()
            .orElse(open.keySet().iterator().next());
    List<String> group =
        sweep.zip().stream().filter(keys -> keys.contains(key)).findFirst().orElse(List.of(key));
    for (int i = 0; i < open.get(key).values().size(); i++) {
      Map<String, Axis> rest = new TreeMap<>(open);
      Map<String, Value> more = new TreeMap<>(chosen);
      for (String together : group) {
        more.put(together, open.get(together).values().get(i));
        rest.remove(together);
      }
      if (open.get(key) instanceof Axis.Listed listed) {
        Alternative choice = listed.choices().get(i);
        rest.putAll(choice.own());
      }
      enumerate(rest, more);
    }
  }

  private void add(Map<String, Value> chosen) {
    Coordinates coordinates = Coordinates.of(chosen);
    for (int pass = 0; pass < 3; pass++) {
      Set<String> neutral = scenario.neutralKeys(coordinates);
      for (String key : neutral) {
        coordinates = coordinates.with(key, scenario.neutralValue(key, coordinates));
      }
    }
    for (int replicate = 0; replicate < sweep.replicates(); replicate++) {
      runs.add(new Run(scenario.name(), scenario.version(), coordinates, sweep.seed(), replicate));
    }
  }
}
