package io.github.collapsar.configuration;

import com.typesafe.config.ConfigUtil;
import io.github.collapsar.codec.ConfigCodec;
import io.github.collapsar.codec.ConfigKey;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.HoconText;
import io.github.collapsar.codec.KeyValues;
import io.github.collapsar.codec.NearestWord;
import io.github.collapsar.codec.ValueForm;
import io.github.collapsar.codec.ValueForms;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a sweep stands in a configuration file. What reading has to know are all scenarios. */
final class SweepCodec {

  private static final String AUTO = "auto";

  private static final ConfigKey<List<Scenario>, String> NAME =
      ValueForms.name(HoconText::word, "names the result directory");

  private static final ConfigKey<List<Scenario>, Scenario> SCENARIO =
      ConfigKey.required(
          "scenario",
          new ValueForm<>(
              "a scenario", SweepCodec::scenario, scenario -> HoconText.word(scenario.name())),
          all -> "name one of " + String.join(", ", names(all)),
          "what is trained; see collapsar list scenarios");

  private static final ConfigKey<List<Scenario>, SortedMap<String, Axis>> GRID =
      ConfigKey.filledIn(
          "grid",
          new ValueForm<>("{ parameter = …, … }", SweepCodec::grid, GridReader::write),
          "the scenario's defaults",
          "the product of these axes: a value, "
              + AxisCodec.FORMS
              + "; in a list { value = …, and axes that hold where it is chosen }");

  private static final ConfigKey<List<Scenario>, List<List<String>>> ZIP =
      ConfigKey.of(
          "zip",
          new ValueForm<>(
              "a list of lists of parameters",
              SweepCodec::zip,
              groups -> HoconText.list(groups.stream().map(HoconText::words).toList())),
          List.of(),
          "axes that advance together, e.g. [[learning-rate, batch-size]]");

  private static final ConfigKey<List<Scenario>, String> WHERE =
      ConfigKey.of(
          "where",
          new ValueForm<>("Spark SQL", SweepCodec::where, ConfigUtil::quoteString),
          "",
          "a condition on the columns known before training; only points that meet it are trained");

  private static final ConfigKey<List<Scenario>, Long> REPLICATES =
      ConfigKey.of(
          "replicates",
          ValueForms.whole(1, Integer.MAX_VALUE),
          1L,
          "how often each point is trained, each time with other random draws");

  private static final ConfigKey<List<Scenario>, Long> SEED =
      ConfigKey.of(
          "seed", ValueForms.whole(Long.MIN_VALUE, Long.MAX_VALUE), 1L, "of all random draws");

  private static final ConfigKey<List<Scenario>, Long> CURVE_EVERY =
      ConfigKey.of(
          "curve-every",
          ValueForms.whole(0, Long.MAX_VALUE),
          0L,
          "record the measurements every so many steps; 0 = at the end only");

  private static final ConfigKey<List<Scenario>, Double> TIME_LIMIT =
      ConfigKey.of(
          "time-limit",
          new ValueForm<>(
              "seconds", SweepCodec::timeLimit, seconds -> new Value.Real(seconds).toString()),
          0.0,
          "how long a run may train, by its share of its pack's time, until it ends as timed-out;"
              + " 0 = as long as it takes");

  private static final ConfigKey<List<Scenario>, Optional<Engine>> ENGINE =
      ConfigKey.of(
          "engine",
          new ValueForm<>(
              "an engine of the scenario or auto",
              SweepCodec::engine,
              engine -> engine.map(Engine::word).orElse(AUTO)),
          Optional.empty(),
          "what trains; auto is the scenario's preferred one");

  private static final ConfigCodec<List<Scenario>, Sweep> CODEC =
      new ConfigCodec<List<Scenario>, Sweep>()
          .with(NAME, Sweep::name)
          .with(SCENARIO, sweep -> Scenarios.require(sweep.scenario()))
          .with(GRID, Sweep::grid)
          .with(ZIP, Sweep::zip)
          .with(WHERE, sweep -> sweep.where().orElse(""))
          .with(REPLICATES, sweep -> (long) sweep.replicates())
          .with(SEED, Sweep::seed)
          .with(CURVE_EVERY, Sweep::curveEvery)
          .with(TIME_LIMIT, Sweep::timeLimit)
          .with(ENGINE, Sweep::engine);

  private SweepCodec() {}

  /**
   * What was read, problems or not: the rest of a file is checked against it.
   *
   * @param scenario empty if there is none of that name, nor of one near it
   * @param sweep empty without a scenario
   */
  record Found(Optional<Scenario> scenario, Optional<Sweep> sweep) {}

  static Found read(ConfigSection section) {
    section.allowOnly(CODEC.names());
    KeyValues<List<Scenario>> values = CODEC.readKeys(section, Scenarios.all());
    Optional<Scenario> scenario = values.find(SCENARIO);
    return new Found(scenario, scenario.map(found -> sweep(values, found)));
  }

  static List<ConfigKey<List<Scenario>, ?>> keys() {
    return CODEC.keys();
  }

  /** Several lines. Of the grid's defaults only those of keys in effect are written. */
  static String write(Sweep sweep, Set<String> keysInEffect) {
    Scenario scenario = Scenarios.require(sweep.scenario());
    SortedMap<String, Axis> written = new TreeMap<>(sweep.grid());
    written
        .entrySet()
        .removeIf(
            entry ->
                !keysInEffect.contains(entry.getKey())
                    && isDefault(scenario, entry.getKey(), entry.getValue()));
    return "sweep {\n  " + String.join("\n  ", CODEC.entries(sweep.withGrid(written))) + "\n}\n";
  }

  private static boolean isDefault(Scenario scenario, String key, Axis axis) {
    return scenario
        .parameter(key)
        .flatMap(Parameter::defaultValue)
        .map(Axis.Listed::of)
        .filter(axis::equals)
        .isPresent();
  }

  private static Sweep sweep(KeyValues<List<Scenario>> values, Scenario scenario) {
    return new Sweep(
        values.find(NAME).orElse("unnamed"),
        scenario.name(),
        values.get(GRID),
        values.get(ZIP),
        Optional.of(values.get(WHERE)).filter(where -> !where.isBlank()),
        values.get(REPLICATES).intValue(),
        values.get(SEED),
        values.get(CURVE_EVERY),
        values.get(ENGINE),
        values.get(TIME_LIMIT));
  }

  private static List<String> names(List<Scenario> all) {
    return all.stream().map(Scenario::name).toList();
  }

  /** With an unknown scenario the rest is checked against the one that was probably meant. */
  private static Optional<Scenario> scenario(KeyValues<List<Scenario>> values, String key) {
    Optional<String> name = values.section().text(key);
    List<String> names = names(values.context());
    if (name.isPresent() && !names.contains(name.get())) {
      values
          .section()
          .reject(
              key,
              "it must be one of "
                  + String.join(", ", names)
                  + NearestWord.hint(name.get(), names));
    }
    return name.flatMap(word -> NearestWord.to(word, names))
        .map(meant -> values.context().get(names.indexOf(meant)));
  }

  private static Optional<SortedMap<String, Axis>> grid(
      KeyValues<List<Scenario>> values, String key) {
    Optional<Scenario> scenario = values.find(SCENARIO);
    if (scenario.isEmpty()) {
      values.section().section(key);
    }
    return scenario.map(found -> new GridReader(found, values.section()).grid());
  }

  private static Optional<List<List<String>>> zip(KeyValues<List<Scenario>> values, String key) {
    return values
        .find(SCENARIO)
        .map(scenario -> new GridReader(scenario, values.section()).zip(values.get(GRID)));
  }

  private static Optional<String> where(KeyValues<List<Scenario>> values, String key) {
    Optional<String> where = values.section().text(key).filter(text -> !text.isBlank());
    if (where.isPresent() && values.find(SCENARIO).isPresent()) {
      Condition.problems(where.get(), values.find(SCENARIO).get())
          .forEach(problem -> values.section().reject(key, problem));
    }
    return where;
  }

  private static Optional<Double> timeLimit(KeyValues<List<Scenario>> values, String key) {
    Optional<Double> limit = values.section().number(key);
    if (limit.isPresent() && limit.get() < 0) {
      values.section().reject(key, "it must be a number of seconds, or 0 for no limit");
    }
    return limit;
  }

  private static Optional<Optional<Engine>> engine(KeyValues<List<Scenario>> values, String key) {
    Optional<String> word = values.section().text(key).filter(text -> !text.equals(AUTO));
    Optional<Scenario> scenario = values.find(SCENARIO);
    List<Engine> engines = scenario.map(Scenario::engines).orElse(List.of(Engine.values()));
    Optional<Engine> found =
        engines.stream().filter(engine -> word.equals(Optional.of(engine.word()))).findFirst();
    if (word.isPresent() && found.isEmpty()) {
      List<String> words = new ArrayList<>(engines.stream().map(Engine::word).toList());
      words.add(AUTO);
      values
          .section()
          .reject(
              key,
              "it must be "
                  + scenario.map(one -> "what can train " + one.name() + ": ").orElse("")
                  + String.join(" or ", words)
                  + NearestWord.hint(word.get(), words));
    }
    return Optional.of(found);
  }
}
