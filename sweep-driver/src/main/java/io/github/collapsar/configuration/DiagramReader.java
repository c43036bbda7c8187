package io.github.collapsar.configuration;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.github.collapsar.analysis.diagram.BoundaryMethod;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.diagram.Selection;
import io.github.collapsar.analysis.theory.Theories;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Domain;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Reads {@code diagrams} against a scenario's parameters and measurements. */
final class DiagramReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "x",
          "y",
          "facets",
          "order-parameter",
          "collapsed-above",
          "theory",
          "alternatives",
          "at",
          "best",
          "boundary",
          "contour");
  private static final Map<String, Scale> SCALES = Map.of("linear", Scale.LINEAR, "log", Scale.LOG);

  /** A list of values that spans this factor looks better on a logarithmic axis. */
  private static final double WIDE = 50;

  private final Scenario scenario;
  private final SortedMap<String, Axis> grid;
  private final Problems problems;

  DiagramReader(Scenario scenario, SortedMap<String, Axis> grid, Problems problems) {
    this.scenario = scenario;
    this.grid = grid;
    this.problems = problems;
  }

  List<Diagram> readAll(Section root) {
    List<Diagram> diagrams = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String advice = "it must be a list of objects, e.g. [{ name = rates, x = learning-rate }]";
    List<ConfigValue> elements = root.list("diagrams", advice).orElse(List.of());
    for (int i = 0; i < elements.size(); i++) {
      String path = "diagrams[" + i + "]";
      if (elements.get(i) instanceof ConfigObject object) {
        read(new Section(path, object, problems), names).ifPresent(diagrams::add);
      } else {
        problems.value(path, elements.get(i), "it must be an object { name = …, x = … }");
      }
    }
    return diagrams;
  }

  private Optional<Diagram> read(Section section, Set<String> names) {
    int before = problems.count();
    section.allowOnly(KEYS);
    Optional<String> name = Names.read(section);
    if (name.isPresent() && !names.add(name.get())) {
      section.reject("name", "another diagram has this name; names must differ");
    }
    if (section.value("x").isEmpty()) {
      problems.missing(section.pathOf("x"), section.origin(), "name a numeric parameter");
    }
    Optional<DiagramAxis> x = axis(section, "x");
    Optional<DiagramAxis> y = axis(section, "y");
    if (x.isPresent() && y.isPresent() && x.get().key().equals(y.get().key())) {
      section.reject("y", "x is the same; take two parameters");
    }
    List<String> facets = facets(section, x, y);
    String orderParameter = measurement(section, "order-parameter");
    double collapsedAbove = section.number("collapsed-above").orElse(0.5);
    boolean theory = section.flag("theory").orElse(false);
    Selection selection = new Selection(at(section, x, y, facets), best(section));
    BoundaryMethod boundary = boundary(section);
    List<String> alternatives = alternatives(section);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagram(
            name.orElseThrow(),
            x.orElseThrow(),
            y,
            facets,
            orderParameter,
            collapsedAbove,
            theory,
            alternatives,
            selection,
            boundary,
            section.flag("contour").orElse(false)));
  }

  private List<String> alternatives(Section section) {
    List<String> known = Theories.alternatives(scenario.name());
    List<String> words = new ArrayList<>();
    for (ConfigValue element :
        section.list("alternatives", "it must be a list of predictions").orElse(List.of())) {
      String word = Scalars.text(element).orElse("");
      if (!known.contains(word)) {
        problems.value(
            section.pathOf("alternatives"),
            element,
            known.isEmpty()
                ? "there are no alternative predictions for " + scenario.name()
                : "it must be a prediction" + choice(word, known));
      }
      words.add(word);
    }
    return words;
  }

  private static BoundaryMethod boundary(Section section) {
    List<String> words = Arrays.stream(BoundaryMethod.values()).map(BoundaryMethod::word).toList();
    String word = section.text("boundary").orElse(words.get(0));
    if (!words.contains(word)) {
      section.reject("boundary", "it must be" + choice(word, words).substring(1));
      return BoundaryMethod.LOGISTIC;
    }
    return BoundaryMethod.values()[words.indexOf(word)];
  }

  private SortedMap<String, Value> at(
      Section section, Optional<DiagramAxis> x, Optional<DiagramAxis> y, List<String> facets) {
    Stream<String> axes = Stream.of(x, y).flatMap(Optional::stream).map(DiagramAxis::key);
    return FixedValues.read(section, scenario, Stream.concat(axes, facets.stream()).toList());
  }

  private Optional<Selection.Best> best(Section section) {
    Optional<Section> inner = section.section("best");
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    inner.get().allowOnly(List.of("largest", "smallest"));
    boolean largest = inner.get().value("largest").isPresent();
    if (largest == inner.get().value("smallest").isPresent()) {
      section.reject("best", "give a measurement: { largest = … } or { smallest = … }");
      return Optional.empty();
    }
    return Optional.of(
        new Selection.Best(measurement(inner.get(), largest ? "largest" : "smallest"), largest));
  }

  private Optional<DiagramAxis> axis(Section section, String name) {
    Optional<ConfigValue> value = section.value(name);
    if (value.isPresent() && value.get() instanceof ConfigObject object) {
      Section inner = new Section(section.pathOf(name), object, problems);
      inner.allowOnly(List.of("key", "scale"));
      if (inner.value("key").isEmpty()) {
        problems.missing(inner.pathOf("key"), inner.origin(), "name a numeric parameter");
      }
      Optional<String> key = numeric(inner, "key");
      return key.map(found -> new DiagramAxis(found, scale(inner).orElse(naturalScale(found))));
    }
    return numeric(section, name).map(key -> new DiagramAxis(key, naturalScale(key)));
  }

  private static Optional<Scale> scale(Section section) {
    Optional<String> word = section.text("scale");
    if (word.isPresent() && !SCALES.containsKey(word.get())) {
      section.reject(
          "scale", "it must be log or linear" + Nearest.hint(word.get(), SCALES.keySet()));
    }
    return word.map(SCALES::get);
  }

  private Optional<String> numeric(Section section, String key) {
    Optional<String> named = section.text(key);
    if (named.isEmpty()) {
      return named;
    }
    List<String> numeric =
        scenario.parameters().stream()
            .filter(parameter -> !(parameter.domain() instanceof Domain.Words))
            .map(Parameter::key)
            .toList();
    if (!numeric.contains(named.get())) {
      section.reject(key, "it must be a numeric parameter" + choice(named.get(), numeric));
      return Optional.empty();
    }
    return named;
  }

  private List<String> facets(Section section, Optional<DiagramAxis> x, Optional<DiagramAxis> y) {
    List<String> facets = new ArrayList<>();
    List<String> keys = scenario.parameters().stream().map(Parameter::key).toList();
    for (ConfigValue element :
        section.list("facets", "it must be a list of parameters").orElse(List.of())) {
      String key = Scalars.text(element).orElse("");
      if (!keys.contains(key)) {
        problems.value(
            section.pathOf("facets"), element, "it must be a parameter" + choice(key, keys));
      } else if (facets.contains(key)
          || x.filter(axis -> axis.key().equals(key)).isPresent()
          || y.filter(axis -> axis.key().equals(key)).isPresent()) {
        problems.value(
            section.pathOf("facets"), element, "it is used already; name each parameter once");
      }
      facets.add(key);
    }
    return facets;
  }

  /** The measurement that a key names; the order parameter where it names none. */
  private String measurement(Section section, String key) {
    List<String> names =
        scenario.measurements(Measurement.Shape.NUMBER).stream().map(Measurement::name).toList();
    Optional<String> named = section.text(key);
    String column = named.orElse(ScenarioCard.ORDER_PARAMETER).replace('-', '_');
    if (named.isPresent() && !names.contains(column)) {
      section.reject(key, "it must be a measurement" + choice(named.get(), names));
    }
    return column;
  }

  private static String choice(String word, List<String> candidates) {
    return ": one of " + String.join(", ", candidates) + Nearest.hint(word, candidates);
  }

  /** Logarithmic where the grid is, or where it lists values that span decades. */
  private Scale naturalScale(String key) {
    List<Axis> axes = new ArrayList<>();
    collect(grid, key, axes);
    double[] values =
        axes.stream()
            .flatMap(axis -> axis.values().stream())
            .mapToDouble(DiagramReader::number)
            .sorted()
            .toArray();
    if (values.length < 2 || values[0] <= 0) {
      return Scale.LINEAR;
    }
    boolean spacedByRatio =
        axes.stream()
            .anyMatch(
                axis -> axis instanceof Axis.Spaced spaced && spaced.spacing() == Axis.Spacing.LOG);
    boolean spaced = axes.stream().anyMatch(Axis.Spaced.class::isInstance);
    boolean wide = !spaced && values[values.length - 1] / values[0] >= WIDE;
    return spacedByRatio || wide ? Scale.LOG : Scale.LINEAR;
  }

  private static void collect(SortedMap<String, Axis> axes, String key, List<Axis> found) {
    if (axes.containsKey(key)) {
      found.add(axes.get(key));
    }
    for (Axis axis : axes.values()) {
      if (axis instanceof Axis.Listed listed) {
        listed.choices().forEach(choice -> collect(choice.own(), key, found));
      }
    }
  }

  private static double number(Value value) {
    return value instanceof Value.Real real
        ? real.value()
        : value instanceof Value.Whole whole ? whole.value() : Double.NaN;
  }
}
