package io.github.collapsar.configuration;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is trained and drawn. */
final class ExperimentReader {

  private static final List<String> SWEEP_KEYS =
      List.of(
          "name",
          "scenario",
          "grid",
          "zip",
          "where",
          "replicates",
          "seed",
          "curve-every",
          "engine",
          "time-limit");

  private final Problems problems;

  ExperimentReader(Problems problems) {
    this.problems = problems;
  }

  /** Empty only with problems. */
  Optional<Experiment> read(Section root) {
    Optional<Section> section = root.section("sweep");
    // With an unknown scenario the rest is checked against the one that was probably meant.
    Optional<Scenario> scenario = section.flatMap(this::scenario);
    Optional<Sweep> sweep = section.flatMap(found -> sweep(found, scenario));
    List<Diagram> diagrams =
        scenario
            .map(found -> new DiagramReader(found, grid(sweep), problems).readAll(root))
            .orElse(List.of());
    List<Figure> figures =
        scenario.map(found -> new FigureReader(found, problems).readAll(root)).orElse(List.of());
    Optional<Refine> refine = new RefineReader(diagrams, sweep).read(root);
    if (section.isEmpty() && root.value("sweep").isEmpty()) {
      problems.missing("sweep", root.origin(), "say what is trained: sweep { … }");
    }
    return sweep.map(found -> new Experiment(found, diagrams, figures, refine));
  }

  private static SortedMap<String, Axis> grid(Optional<Sweep> sweep) {
    return sweep.map(Sweep::grid).orElseGet(TreeMap::new);
  }

  private Optional<Scenario> scenario(Section sweep) {
    List<Scenario> all = Scenarios.all();
    List<String> names = all.stream().map(Scenario::name).toList();
    if (sweep.value("scenario").isEmpty()) {
      problems.missing(
          sweep.pathOf("scenario"), sweep.origin(), "name one of " + String.join(", ", names));
      return Optional.empty();
    }
    Optional<String> name = sweep.text("scenario");
    if (name.isPresent() && !names.contains(name.get())) {
      sweep.reject(
          "scenario",
          "it must be one of " + String.join(", ", names) + Nearest.hint(name.get(), names));
    }
    Optional<String> meant = name.flatMap(word -> Nearest.to(word, names));
    return all.stream()
        .filter(candidate -> meant.equals(Optional.of(candidate.name())))
        .findFirst();
  }

  private Optional<Sweep> sweep(Section section, Optional<Scenario> scenario) {
    section.allowOnly(SWEEP_KEYS);
    Optional<String> name = Names.read(section);
    int replicates = (int) section.whole("replicates", 1, Integer.MAX_VALUE).orElse(1);
    long seed = section.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1);
    long curveEvery = section.whole("curve-every", 0, Long.MAX_VALUE).orElse(0);
    Optional<String> where = section.text("where").filter(text -> !text.isBlank());
    Optional<Engine> engine = engine(section, scenario);
    double timeLimit = section.number("time-limit").orElse(0.0);
    if (timeLimit < 0) {
      section.reject("time-limit", "it must be a number of seconds, or 0 for no limit");
    }
    if (scenario.isEmpty()) {
      section.section("grid");
      return Optional.empty();
    }
    GridReader reader = new GridReader(scenario.get(), problems);
    SortedMap<String, Axis> grid = reader.grid(section);
    List<List<String>> zip = reader.zip(section, grid);
    where.ifPresent(text -> check(section, text, scenario.get()));
    return Optional.of(
        new Sweep(
            name.orElse("unnamed"),
            scenario.get().name(),
            grid,
            zip,
            where,
            replicates,
            seed,
            curveEvery,
            engine,
            timeLimit));
  }

  private static void check(Section section, String where, Scenario scenario) {
    Condition.problems(where, scenario).forEach(problem -> section.reject("where", problem));
  }

  private Optional<Engine> engine(Section section, Optional<Scenario> scenario) {
    Optional<String> word = section.text("engine").filter(text -> !text.equals("auto"));
    if (word.isEmpty()) {
      return Optional.empty();
    }
    List<Engine> engines = scenario.map(Scenario::engines).orElse(List.of(Engine.values()));
    Optional<Engine> found =
        engines.stream().filter(engine -> engine.word().equals(word.get())).findFirst();
    if (found.isEmpty()) {
      List<String> words = new ArrayList<>(engines.stream().map(Engine::word).toList());
      words.add("auto");
      section.reject(
          "engine",
          "it must be "
              + (scenario.isPresent() ? "what can train " + scenario.get().name() + ": " : "")
              + String.join(" or ", words)
              + Nearest.hint(word.get(), words));
    }
    return found;
  }
}
