package io.github.collapsar.codec;

import com.typesafe.config.ConfigValue;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Domain;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Forms of values of which a scenario decides what is allowed. */
public final class ScenarioForms {

  /** What to do where a numeric parameter is missing. */
  public static final String NUMERIC = "name a numeric parameter";

  private ScenarioForms() {}

  /** A parameter that is a number. */
  public static ValueForm<Scenario, String> numericParameter() {
    return new ValueForm<>(
        "a numeric parameter",
        (values, key) -> numericParameter(values.section(), key, values.context()),
        Function.identity());
  }

  /** The numeric parameter that a key names. */
  public static Optional<String> numericParameter(
      ConfigSection section, String key, Scenario scenario) {
    Optional<String> named = section.text(key);
    List<String> numeric =
        scenario.parameters().stream()
            .filter(parameter -> !(parameter.domain() instanceof Domain.Words))
            .map(Parameter::key)
            .toList();
    if (named.isPresent() && !numeric.contains(named.get())) {
      section.reject(
          key, "it must be a numeric parameter: " + ValueForms.choices(named.get(), numeric));
      return Optional.empty();
    }
    return named;
  }

  /**
   * A list of parameters.
   *
   * @param taken which are used already, by keys that were read before
   * @param twice what to say of one that is used or named already
   */
  public static ValueForm<Scenario, List<String>> parameters(
      Function<KeyValues<Scenario>, List<String>> taken, String twice) {
    return new ValueForm<>(
        "a list of parameters",
        (values, key) -> {
          ConfigSection section = values.section();
          List<String> keys = keys(values.context());
          List<String> used = new ArrayList<>(taken.apply(values));
          List<String> read = new ArrayList<>();
          for (ConfigValue element :
              section.list(key, "it must be a list of parameters").orElse(List.of())) {
            String word = SingleValues.text(element).orElse("");
            if (!keys.contains(word)) {
              String advice = "it must be a parameter: " + ValueForms.choices(word, keys);
              section.problems().value(section.pathOf(key), element, advice);
            } else if (used.contains(word)) {
              section.problems().value(section.pathOf(key), element, twice);
            }
            used.add(word);
            read.add(word);
          }
          return Optional.of(read);
        },
        HoconText::words);
  }

  /** A key for a measurement that must be named. */
  public static ConfigKey<Scenario, String> measurement(
      String name, Set<Shape> shapes, String meaning) {
    return ConfigKey.required(
        name,
        measurement(shapes, Function.identity()),
        scenario ->
            "name " + what(shapes) + ": one of " + String.join(", ", names(scenario, shapes)),
        meaning);
  }

  /** The column of a measurement, named in kebab-case or snake_case. */
  public static ValueForm<Scenario, String> measurement(
      Set<Shape> shapes, Function<String, String> writer) {
    return new ValueForm<>(
        what(shapes),
        (values, key) -> measurement(values.section(), key, values.context(), shapes),
        writer);
  }

  /** The column of the measurement that a key names. */
  public static Optional<String> measurement(
      ConfigSection section, String key, Scenario scenario, Set<Shape> shapes) {
    List<String> names = names(scenario, shapes);
    Optional<String> named = section.text(key).map(word -> word.replace('-', '_'));
    if (named.isPresent() && !names.contains(named.get())) {
      section.reject(
          key,
          names.isEmpty()
              ? "it must be " + what(shapes) + ", and " + scenario.name() + " has none"
              : "it must be " + what(shapes) + ": " + ValueForms.choices(named.get(), names));
      return Optional.empty();
    }
    return named;
  }

  private static List<String> names(Scenario scenario, Set<Shape> shapes) {
    return scenario.measurements().stream()
        .filter(measurement -> shapes.contains(measurement.shape()))
        .map(Measurement::name)
        .toList();
  }

  private static String what(Set<Shape> shapes) {
    return shapes.equals(Set.of(Shape.SERIES)) ? "a measurement that is a series" : "a measurement";
  }

  /**
   * The values that runs must have, by key.
   *
   * @param taken the parameters that the picture has another use for
   */
  public static ConfigKey<Scenario, SortedMap<String, Value>> fixedValues(
      Function<KeyValues<Scenario>, Collection<String>> taken) {
    ValueForm<Scenario, SortedMap<String, Value>> form =
        new ValueForm<>(
            "{ parameter = value, … }",
            (values, key) ->
                values
                    .section()
                    .section(key)
                    .map(inner -> fixedValues(inner, values.context(), taken.apply(values))),
            at ->
                at.entrySet().stream()
                    .map(fixed -> fixed.getKey() + " = " + HoconText.value(fixed.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }")));
    return ConfigKey.optional("at", form, "{ }", "only the runs that have these values");
  }

  private static SortedMap<String, Value> fixedValues(
      ConfigSection section, Scenario scenario, Collection<String> taken) {
    SortedMap<String, Value> at = new TreeMap<>();
    section.allowOnly(keys(scenario));
    for (Map.Entry<String, ConfigValue> entry : section.object().entrySet()) {
      Optional<Parameter> parameter = scenario.parameter(entry.getKey());
      if (parameter.isEmpty()) {
        continue;
      }
      Domain domain = parameter.get().domain();
      Optional<Value> value = SingleValues.of(entry.getValue(), domain);
      if (taken.contains(entry.getKey())) {
        section.reject(entry.getKey(), "it is an axis, a line or a facet already");
      } else if (value.isEmpty()) {
        section.reject(entry.getKey(), "it must be " + domain.allowed());
      } else {
        at.put(entry.getKey(), value.get());
      }
    }
    return at;
  }

  private static List<String> keys(Scenario scenario) {
    return scenario.parameters().stream().map(Parameter::key).toList();
  }
}
