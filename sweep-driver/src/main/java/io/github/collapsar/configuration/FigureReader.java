package io.github.collapsar.configuration;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.analysis.scaling.Observable;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code figures} against a scenario's parameters and measurements. */
final class FigureReader {

  private static final List<String> COMMON = List.of("name", "kind", "at");

  /** The keys of each kind besides the common ones. */
  private static final Map<String, List<String>> KINDS =
      new TreeMap<>(
          Map.of(
              "profile", List.of("lines", "x", "measurement", "x-scale", "y-scale"),
              "curves", List.of("lines", "measurement", "x-scale", "y-scale"),
              "spectrum", List.of("lines", "measurement", "x-scale", "y-scale"),
              "histogram", List.of("lines", "measurement", "bins", "x-scale"),
              "scatter", List.of("lines", "x", "y", "x-scale", "y-scale"),
              "paths", List.of("lines", "x", "y", "x-scale", "y-scale"),
              "matrix", List.of("lines", "measurement"),
              "images", List.of("lines", "measurement", "images", "columns"),
              "scaling", List.of("x", "size", "measurement", "observable", "above")));

  private static final List<String> SCALES = List.of("linear", "log");
  private static final int DEFAULT_BINS = 40;

  private final Scenario scenario;
  private final Problems problems;

  FigureReader(Scenario scenario, Problems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  List<Figure> readAll(Section root) {
    List<Figure> figures = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String advice =
        "it must be a list of objects, e.g. [{ name = loss, kind = curves, measurement = loss }]";
    List<ConfigValue> elements = root.list("figures", advice).orElse(List.of());
    for (int i = 0; i < elements.size(); i++) {
      String path = "figures[" + i + "]";
      if (elements.get(i) instanceof ConfigObject object) {
        read(new Section(path, object, problems), names).ifPresent(figures::add);
      } else {
        problems.value(path, elements.get(i), "it must be an object { name = …, kind = … }");
      }
    }
    return figures;
  }

  private Optional<Figure> read(Section section, Set<String> names) {
    int before = problems.count();
    Optional<String> name = Names.read(section);
    if (name.isPresent() && !names.add(name.get())) {
      section.reject("name", "another figure has this name; names must differ");
    }
    Optional<String> kind = section.text("kind");
    if (kind.isEmpty() || !KINDS.containsKey(kind.get())) {
      String advice = "it must be one of " + String.join(", ", KINDS.keySet());
      if (kind.isEmpty()) {
        problems.missing(section.pathOf("kind"), section.origin(), advice);
      } else {
        section.reject("kind", advice + Nearest.hint(kind.get(), KINDS.keySet()));
      }
      return Optional.empty();
    }
    List<String> allowed = new ArrayList<>(COMMON);
    allowed.addAll(KINDS.get(kind.get()));
    section.allowOnly(allowed);
    List<String> lines = lines(section);
    Figure.Kind read = kind(section, kind.get());
    Figure figure =
        new Figure(name.orElse("unnamed"), lines, FixedValues.read(section, scenario, lines), read);
    return problems.count() > before ? Optional.empty() : Optional.of(figure);
  }

  private Figure.Kind kind(Section section, String kind) {
    Scale x = scale(section, "x-scale");
    Scale y = scale(section, "y-scale");
    return switch (kind) {
      case "profile" ->
          new Figure.Kind.Profile(
              numericKey(section, "x"), measurement(section, "measurement", NUMBERS), x, y);
      case "curves" -> new Figure.Kind.Curves(measurement(section, "measurement", NUMBERS), x, y);
      case "spectrum" ->
          new Figure.Kind.Spectrum(measurement(section, "measurement", SERIES), x, y);
      case "histogram" ->
          new Figure.Kind.Histogram(
              measurement(section, "measurement", ALL),
              (int) section.whole("bins", 2, 1000).orElse(DEFAULT_BINS),
              x);
      case "scatter" ->
          new Figure.Kind.Scatter(
              measurement(section, "x", NUMBERS), measurement(section, "y", NUMBERS), x, y);
      case "paths" ->
          new Figure.Kind.Paths(
              measurement(section, "x", NUMBERS), measurement(section, "y", NUMBERS), x, y);
      case "images" -> images(section);
      case "matrix" -> new Figure.Kind.Matrix(measurement(section, "measurement", SERIES));
      default ->
          new Figure.Kind.Scaling(
              numericKey(section, "x"),
              numericKey(section, "size"),
              measurement(section, "measurement", NUMBERS),
              observable(section),
              section.number("above").orElse(0.5));
    };
  }

  private Figure.Kind images(Section section) {
    OptionalLong images = section.whole("images", 1, 1000);
    if (section.value("images").isEmpty()) {
      problems.missing(
          section.pathOf("images"), section.origin(), "say how many images the series has");
    }
    int count = (int) images.orElse(1);
    return new Figure.Kind.Images(
        measurement(section, "measurement", SERIES),
        count,
        (int) section.whole("columns", 1, 100).orElse(count));
  }

  private static final Set<Shape> NUMBERS = Set.of(Shape.NUMBER);
  private static final Set<Shape> SERIES = Set.of(Shape.SERIES);
  private static final Set<Shape> ALL = Set.of(Shape.NUMBER, Shape.SERIES);

  /**
   * The column of a measurement; the order parameter where numbers are asked for and none given.
   */
  private String measurement(Section section, String key, Set<Shape> shapes) {
    List<String> names =
        scenario.measurements().stream()
            .filter(measurement -> shapes.contains(measurement.shape()))
            .map(Measurement::name)
            .toList();
    Optional<String> named = section.text(key).map(word -> word.replace('-', '_'));
    String what = shapes.equals(SERIES) ? "a measurement that is a series" : "a measurement";
    if (named.isPresent() && !names.contains(named.get())) {
      section.reject(
          key,
          names.isEmpty()
              ? "it must be " + what + ", and " + scenario.name() + " has none"
              : "it must be " + what + ": one of " + choice(named.get(), names));
    } else if (named.isEmpty() && (!key.equals("measurement") || shapes.equals(SERIES))) {
      problems.missing(
          section.pathOf(key),
          section.origin(),
          "name " + what + ": one of " + String.join(", ", names));
    }
    return named.orElse(ScenarioCard.ORDER_PARAMETER);
  }

  private String numericKey(Section section, String key) {
    List<String> numeric =
        scenario.parameters().stream()
            .filter(parameter -> !(parameter.domain() instanceof Parameter.Domain.Words))
            .map(Parameter::key)
            .toList();
    Optional<String> named = section.text(key);
    if (named.isEmpty()) {
      problems.missing(section.pathOf(key), section.origin(), "name a numeric parameter");
    } else if (!numeric.contains(named.get())) {
      section.reject(key, "it must be a numeric parameter: one of " + choice(named.get(), numeric));
    }
    return named.orElse("steps");
  }

  private List<String> lines(Section section) {
    List<String> keys = scenario.parameters().stream().map(Parameter::key).toList();
    List<String> lines = new ArrayList<>();
    for (ConfigValue element :
        section.list("lines", "it must be a list of parameters").orElse(List.of())) {
      String key = Scalars.text(element).orElse("");
      if (!keys.contains(key)) {
        problems.value(
            section.pathOf("lines"),
            element,
            "it must be a parameter: one of " + choice(key, keys));
      } else if (lines.contains(key)) {
        problems.value(section.pathOf("lines"), element, "it is named twice; name it once");
      }
      lines.add(key);
    }
    return lines;
  }

  private static Scale scale(Section section, String key) {
    String word = section.text(key).orElse("linear");
    if (!SCALES.contains(word)) {
      section.reject(key, "it must be log or linear" + Nearest.hint(word, SCALES));
    }
    return word.equals("log") ? Scale.LOG : Scale.LINEAR;
  }

  private static Observable observable(Section section) {
    List<String> words = Arrays.stream(Observable.values()).map(Observable::word).toList();
    String word = section.text("observable").orElse(Observable.PROBABILITY.word());
    if (!words.contains(word)) {
      section.reject("observable", "it must be one of " + choice(word, words));
      return Observable.PROBABILITY;
    }
    return Observable.values()[words.indexOf(word)];
  }

  private static String choice(String word, List<String> candidates) {
    return String.join(", ", candidates) + Nearest.hint(word, candidates);
  }
}
