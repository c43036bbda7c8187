package io.github.collapsar.configuration;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.HoconText;
import io.github.collapsar.codec.NearestWord;
import io.github.collapsar.codec.Problems;
import io.github.collapsar.codec.SingleValues;
import io.github.collapsar.configuration.Axis.Alternative;
import io.github.collapsar.configuration.Axis.NumberType;
import io.github.collapsar.configuration.Axis.Spacing;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Domain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How axes stand in a configuration file, in all their forms. */
final class AxisCodec {

  private static final long MOST_POINTS = 1_000_000;
  static final String FORMS =
      "a list, { log = [a, b], points = n } or { linear = [a, b], points = n }";

  private final List<Parameter> parameters;
  private final Problems problems;

  AxisCodec(List<Parameter> parameters, Problems problems) {
    this.parameters = parameters;
    this.problems = problems;
  }

  /** An axis on one line. */
  static String write(Axis axis) {
    if (axis instanceof Axis.Spaced spaced) {
      return "{ %s = [%s, %s], points = %d }"
          .formatted(
              spaced.spacing().name().toLowerCase(Locale.ROOT),
              new Value.Real(spaced.first()),
              new Value.Real(spaced.last()),
              spaced.points());
    }
    List<Alternative> choices = ((Axis.Listed) axis).choices();
    return choices.size() == 1
        ? write(choices.get(0))
        : HoconText.list(choices.stream().map(AxisCodec::write).toList());
  }

  private static String write(Alternative choice) {
    String value = HoconText.value(choice.value());
    if (choice.own().isEmpty()) {
      return value;
    }
    String own =
        choice.own().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + write(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "{ value = %s, %s }".formatted(value, own);
  }

  /** The axes of an object's keys; unknown keys become problems. */
  SortedMap<String, Axis> readAll(ConfigSection section, List<String> notAllowed) {
    SortedMap<String, Axis> axes = new TreeMap<>();
    List<String> keys = parameters.stream().map(Parameter::key).toList();
    for (Map.Entry<String, ConfigValue> entry : section.object().entrySet()) {
      String key = entry.getKey();
      Optional<Parameter> parameter =
          parameters.stream().filter(candidate -> candidate.key().equals(key)).findFirst();
      if (parameter.isEmpty()) {
        section.reject(key, ConfigSection.unknown(key, keys));
      } else if (notAllowed.contains(key)) {
        section.reject(key, "it is inside a value of " + key + "; a value brings other axes only");
      } else if (entry.getValue().valueType() != ConfigValueType.NULL) {
        read(section.pathOf(key), entry.getValue(), parameter.get(), notAllowed)
            .ifPresent(axis -> axes.put(key, axis));
      }
    }
    return axes;
  }

  private Optional<Axis> read(
      String path, ConfigValue value, Parameter parameter, List<String> above) {
    if (value instanceof ConfigList list) {
      return listed(path, list, parameter, above);
    }
    if (value instanceof ConfigObject object && !object.containsKey("value")) {
      return spaced(new ConfigSection(path, object, problems), parameter);
    }
    return choice(path, value, parameter, above).map(choice -> new Axis.Listed(List.of(choice)));
  }

  private Optional<Axis> listed(
      String path, ConfigList list, Parameter parameter, List<String> above) {
    if (list.isEmpty()) {
      problems.value(path, list, "it must have one value or more, each " + allowed(parameter));
      return Optional.empty();
    }
    List<Alternative> choices = new ArrayList<>();
    Map<Value, Alternative> seen = new HashMap<>();
    for (ConfigValue element : list) {
      Optional<Alternative> choice = choice(path, element, parameter, above);
      if (choice.isEmpty()) {
        continue;
      }
      Alternative before = seen.put(choice.get().value(), choice.get());
      if (before != null && !(before.own().isEmpty() && choice.get().own().isEmpty())) {
        problems.value(
            path,
            element,
            "the value %s is given twice; give it once, with all its axes"
                .formatted(choice.get().value()));
      }
      choices.add(choice.get());
    }
    // A list that is wrong in part says nothing about how many values were meant.
    return choices.size() < list.size() ? Optional.empty() : Optional.of(new Axis.Listed(choices));
  }

  private Optional<Alternative> choice(
      String path, ConfigValue value, Parameter parameter, List<String> above) {
    if (!(value instanceof ConfigObject object)) {
      return scalar(path, value, parameter).map(Alternative::of);
    }
    ConfigSection section = new ConfigSection(path, object, problems);
    if (section.value("value").isEmpty()) {
      problems.value(
          path, value, "an object in a list must have a value: { value = …, other axes }");
      return Optional.empty();
    }
    List<String> taken = new ArrayList<>(above);
    taken.add(parameter.key());
    SortedMap<String, Axis> own =
        readAll(new ConfigSection(path, object.withoutKey("value"), problems), taken);
    return scalar(section.pathOf("value"), object.get("value"), parameter)
        .map(read -> new Alternative(read, own));
  }

  private Optional<Value> scalar(String path, ConfigValue value, Parameter parameter) {
    Optional<Value> read = SingleValues.of(value, parameter.domain());
    if (read.isEmpty()) {
      problems.value(path, value, "it must be " + allowed(parameter) + hint(value, parameter));
    }
    return read;
  }

  private static String hint(ConfigValue value, Parameter parameter) {
    return parameter.domain() instanceof Domain.Words words
        ? SingleValues.text(value).map(word -> NearestWord.hint(word, words.words())).orElse("")
        : "";
  }

  private static String allowed(Parameter parameter) {
    return parameter.domain().allowed();
  }

  private Optional<Axis> spaced(ConfigSection section, Parameter parameter) {
    int before = problems.count();
    boolean log = section.value("log").isPresent();
    if (parameter.domain() instanceof Domain.Words) {
      problems.value(
          section.path(),
          section.object(),
          "only numbers can be spaced; it must be " + allowed(parameter));
      return Optional.empty();
    }
    section.allowOnly(List.of("log", "linear", "points"));
    if (log == section.value("linear").isPresent()) {
      problems.value(
          section.path(),
          section.object(),
          log ? "give either log or linear" : "it must be " + allowed(parameter) + ", " + FORMS);
      return Optional.empty();
    }
    if (section.value("points").isEmpty()) {
      problems.missing(
          section.pathOf("points"), section.object().origin(), "say how many values, from 2");
    }
    OptionalLong points = section.whole("points", 2, MOST_POINTS);
    List<Double> ends = ends(section, log ? "log" : "linear", parameter);
    if (problems.count() > before || points.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Axis.Spaced(
            log ? Spacing.LOG : Spacing.LINEAR,
            ends.get(0),
            ends.get(1),
            (int) points.getAsLong(),
            parameter.domain() instanceof Domain.Wholes ? NumberType.WHOLE : NumberType.REAL));
  }

  /** Both ends; anything wrong with them is a problem. */
  private List<Double> ends(ConfigSection section, String key, Parameter parameter) {
    List<Double> ends = new ArrayList<>();
    List<ConfigValue> given =
        section.list(key, "it must be a list of the first and the last value").orElse(List.of());
    if (given.size() != 2 && section.value(key).get() instanceof ConfigList) {
      section.reject(key, "it must be a list of the first and the last value");
      return ends;
    }
    for (ConfigValue end : given) {
      Optional<Value> read = SingleValues.of(end, parameter.domain());
      Optional<Double> number = SingleValues.real(end);
      if (read.isEmpty()) {
        problems.value(section.pathOf(key), end, "both ends must be " + allowed(parameter));
      } else if (key.equals("log") && number.get() <= 0) {
        problems.value(section.pathOf(key), end, "both ends of a logarithmic axis must be above 0");
      }
      number.ifPresent(ends::add);
    }
    if (ends.size() == 2 && ends.get(0).equals(ends.get(1))) {
      section.reject(key, "the ends must differ; for a single value give just that");
    }
    return ends;
  }
}
