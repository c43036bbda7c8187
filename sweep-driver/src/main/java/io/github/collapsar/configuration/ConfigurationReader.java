package io.github.collapsar.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a whole configuration; see {@link Configuration#read}. */
final class ConfigurationReader {

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

  private final Path file;
  private final Problems problems;

  ConfigurationReader(Path file) {
    this.file = file;
    this.problems = new Problems(file);
  }

  Configuration read(List<String> settings) {
    Optional<Config> config = new ConfigurationFile(problems).read(file, settings);
    if (config.isEmpty()) {
      throw new ConfigurationException(problems.all());
    }
    Section root = new Section("", config.get().root(), problems);
    root.allowOnly(Setting.SECTIONS);
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
    String output = output(root);
    SortedMap<String, String> spark = spark(root);
    Optional<String> data = data(root);
    problems.throwIfAny();
    return new Configuration(sweep.orElseThrow(), diagrams, figures, refine, output, spark, data);
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

  private String output(Section root) {
    Optional<Section> section = root.section("output");
    section.ifPresent(output -> output.allowOnly(List.of("directory")));
    Optional<String> directory = section.flatMap(output -> output.text("directory"));
    if (directory.isPresent() && directory.get().isBlank()) {
      section.get().reject("directory", "it must name a directory");
    }
    return directory.orElse("results");
  }

  private Optional<String> data(Section root) {
    Optional<Section> section = root.section("data");
    section.ifPresent(data -> data.allowOnly(List.of("dir")));
    return section.flatMap(data -> data.text("dir")).filter(directory -> !directory.isBlank());
  }

  private SortedMap<String, String> spark(Section root) {
    SortedMap<String, String> settings = new TreeMap<>();
    Optional<Section> section = root.section("spark");
    if (section.isEmpty()) {
      return settings;
    }
    for (Map.Entry<String, ConfigValue> entry : section.get().object().toConfig().entrySet()) {
      String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
      String name = key.startsWith("spark.") ? key : "spark." + key;
      Optional<String> text = setting(entry.getValue());
      if (text.isEmpty()) {
        problems.value(name, entry.getValue(), "it must be text, a number, true or false");
      }
      text.ifPresent(value -> settings.put(name, value));
    }
    return settings;
  }

  /** Spark writes lists with commas. */
  private static Optional<String> setting(ConfigValue value) {
    if (value.valueType() != ConfigValueType.LIST) {
      return Scalars.text(value);
    }
    List<String> words =
        ((ConfigList) value).stream().map(Scalars::text).flatMap(Optional::stream).toList();
    return words.size() == ((ConfigList) value).size()
        ? Optional.of(String.join(",", words))
        : Optional.empty();
  }
}
