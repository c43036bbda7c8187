package io.github.collapsar.plan;

import io.github.collapsar.configuration.Axis;
import io.github.collapsar.configuration.Axis.Alternative;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.configuration.ToyScenario;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Domain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small sweeps of the toy scenario with repetitions, neutral keys, zips and branches. */
final class RandomSweeps {

  private static final List<String> VARIED =
      List.of(
          "learning-rate",
          "noise",
          "sigma0",
          "momentum",
          "symmetry",
          "removal",
          "dimension",
          "optimizer",
          "momentum-kind");

  private final ToyScenario scenario = new ToyScenario();
  private final Random random;

  RandomSweeps(long seed) {
    this.random = new Random(seed);
  }

  Sweep next() {
    SortedMap<String, Axis> grid = new TreeMap<>();
    for (Parameter parameter : scenario.parameters()) {
      boolean varied = VARIED.contains(parameter.key()) && random.nextInt(3) > 0;
      grid.put(
          parameter.key(),
          varied
              ? axis(parameter, 1 + random.nextInt(3))
              : Axis.Listed.of(parameter.defaultValue().orElseThrow()));
    }
    List<List<String>> zip = zip(grid);
    branch(grid, zip);
    return new Sweep(
        "random",
        scenario.name(),
        grid,
        zip,
        Optional.empty(),
        1 + random.nextInt(3),
        random.nextInt(5),
        0,
        Optional.empty(),
        0);
  }

  private Axis axis(Parameter parameter, int length) {
    List<Alternative> choices = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      choices.add(Alternative.of(value(parameter)));
    }
    return new Axis.Listed(choices);
  }

  private Value value(Parameter parameter) {
    if (parameter.domain() instanceof Domain.Words words) {
      return new Value.Word(words.words().get(random.nextInt(words.words().size())));
    }
    return parameter.domain() instanceof Domain.Wholes
        ? new Value.Whole(1 + random.nextInt(3))
        : new Value.Real((1 + random.nextInt(3)) / 4.0);
  }

  /** Two axes of one length; any of them, shared or not, neutral or not. */
  private List<List<String>> zip(SortedMap<String, Axis> grid) {
    if (random.nextBoolean()) {
      return List.of();
    }
    String first = VARIED.get(random.nextInt(VARIED.size()));
    String second = VARIED.get(random.nextInt(VARIED.size()));
    if (first.equals(second)) {
      return List.of();
    }
    int length = 2 + random.nextInt(3);
    grid.put(first, axis(scenario.parameter(first).orElseThrow(), length));
    grid.put(second, axis(scenario.parameter(second).orElseThrow(), length));
    return List.of(List.of(first, second));
  }

  private void branch(SortedMap<String, Axis> grid, List<List<String>> zip) {
    Map<String, List<String>> brought = new LinkedHashMap<>();
    brought.put("removal", List.of("sigma0", "noise"));
    brought.put("momentum-kind", List.of("momentum"));
    brought.put("symmetry", List.of("learning-rate", "dimension"));
    for (Map.Entry<String, List<String>> entry : brought.entrySet()) {
      Set<String> touched = new LinkedHashSet<>(entry.getValue());
      touched.add(entry.getKey());
      boolean zipped = zip.stream().anyMatch(group -> group.stream().anyMatch(touched::contains));
      if (!zipped && random.nextBoolean()) {
        grid.put(entry.getKey(), branching(entry.getKey(), entry.getValue()));
      }
    }
  }

  private Axis branching(String key, List<String> brought) {
    List<Alternative> choices = new ArrayList<>();
    Parameter parameter = scenario.parameter(key).orElseThrow();
    for (String word : ((Domain.Words) parameter.domain()).words()) {
      SortedMap<String, Axis> own = new TreeMap<>();
      for (String inner : brought) {
        if (random.nextBoolean()) {
          own.put(inner, axis(scenario.parameter(inner).orElseThrow(), 1 + random.nextInt(3)));
        }
      }
      choices.add(new Alternative(new Value.Word(word), own));
    }
    return new Axis.Listed(choices);
  }
}
