package io.github.collapsar.analysis.diagram;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.github.collapsar.codec.ConfigCodec;
import io.github.collapsar.codec.ConfigKey;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.HoconText;
import io.github.collapsar.codec.KeyValues;
import io.github.collapsar.codec.ScenarioForms;
import io.github.collapsar.codec.SingleValues;
import io.github.collapsar.codec.ValueForm;
import io.github.collapsar.codec.ValueForms;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** How diagrams stand in a configuration file. */
public final class DiagramCodec {

  private static final Set<Shape> NUMBERS = Set.of(Shape.NUMBER);

  private static final ConfigKey<Scenario, String> NAME =
      ValueForms.name(HoconText::word, "the directory of the pictures, below diagrams/");

  private static final ConfigKey<Scenario, String> ORDER_PARAMETER =
      ConfigKey.of(
          "order-parameter",
          ScenarioForms.measurement(NUMBERS, ConfigUtil::quoteString),
          ScenarioCard.ORDER_PARAMETER,
          "what tells collapsed runs from learned ones");

  private static final ConfigKey<Scenario, Double> COLLAPSED_ABOVE =
      ConfigKey.of(
          "collapsed-above",
          ValueForms.number(),
          0.5,
          "a run is collapsed if its order parameter is above this");

  private static final ConfigKey<Scenario, Boolean> THEORY =
      ConfigKey.of(
          "theory", ValueForms.flag(), false, "draw the predicted boundary where there is one");

  private static final ConfigKey<Scenario, RunSelection.Best> BEST =
      ConfigKey.optional(
          "best",
          new ValueForm<>(
              "{ largest = measurement } or { smallest = measurement }",
              DiagramCodec::best,
              best ->
                  "{ %s = %s }"
                      .formatted(
                          best.largest() ? "largest" : "smallest",
                          ConfigUtil.quoteString(best.measurement()))),
          "all runs",
          "in each cell only the runs at the best values of all other parameters");

  private static final ConfigKey<Scenario, BoundaryMethod> BOUNDARY =
      ConfigKey.of(
          "boundary",
          ValueForms.choice(Arrays.asList(BoundaryMethod.values()), BoundaryMethod::word),
          BoundaryMethod.LOGISTIC,
          "how the boundary is found along x");

  private static final ConfigKey<Scenario, Boolean> CONTOUR =
      ConfigKey.of(
          "contour",
          ValueForms.flag(),
          false,
          "draw the line of probability 1/2 in both directions instead");

  private static final ConfigKey<Scenario, Scale> SCALE =
      ConfigKey.optional("scale", scale(), "the grid's", "how the axis is laid out");

  private final Function<String, Scale> naturalScale;
  private final ConfigKey<Scenario, DiagramAxis> x;
  private final ConfigKey<Scenario, DiagramAxis> y;
  private final ConfigKey<Scenario, List<String>> facets;
  private final ConfigKey<Scenario, SortedMap<String, Value>> at;
  private final ConfigKey<Scenario, List<String>> alternatives;
  private final ConfigCodec<Scenario, Diagram> codec;

  /**
   * Prepares reading.
   *
   * @param naturalScale the scale of an axis that names none, by its parameter
   * @param predictions the scenario's alternative predictions
   */
  public DiagramCodec(Function<String, Scale> naturalScale, List<String> predictions) {
    this.naturalScale = naturalScale;
    ValueForm<Scenario, DiagramAxis> axis =
        new ValueForm<>(
            "a numeric parameter or { key = …, scale = log or linear }",
            this::axis,
            given -> "{ key = %s, scale = %s }".formatted(given.key(), given.scale().word()));
    x =
        ConfigKey.required(
            "x",
            axis,
            scenario -> ScenarioForms.NUMERIC,
            "the parameter along which boundaries are looked for; the scale follows the grid");
    y = ConfigKey.optional("y", axis, "a line plot", "the other parameter of a phase diagram");
    facets =
        ConfigKey.of(
            "facets",
            ScenarioForms.parameters(this::axes, "it is used already; name each parameter once"),
            List.of(),
            "their values get a panel each, in a line plot a line");
    at =
        ScenarioForms.fixedValues(
            values -> Stream.concat(axes(values).stream(), values.get(facets).stream()).toList());
    alternatives =
        ConfigKey.of(
            "alternatives",
            new ValueForm<>(
                "a list of predictions",
                (values, key) -> alternatives(values, key, predictions),
                HoconText::words),
            List.of(),
            "other predictions to draw beside the boundary");
    codec =
        new ConfigCodec<Scenario, Diagram>()
            .with(NAME, Diagram::name)
            .with(x, Diagram::x)
            .withOptional(y, Diagram::y)
            .with(facets, Diagram::facets)
            .with(ORDER_PARAMETER, Diagram::orderParameter)
            .with(COLLAPSED_ABOVE, Diagram::collapsedAbove)
            .with(THEORY, Diagram::theory)
            .withOptional(
                at, diagram -> Optional.of(diagram.selection().at()).filter(map -> !map.isEmpty()))
            .withOptional(BEST, diagram -> diagram.selection().best())
            .withList(alternatives, Diagram::alternatives)
            .with(BOUNDARY, Diagram::boundary)
            .with(CONTOUR, Diagram::contour)
            .checkedBy(this::check)
            .madeBy(this::diagram);
  }

  /** For writing and help, where nothing has to be known. */
  public DiagramCodec() {
    this(key -> Scale.LINEAR, List.of());
  }

  /** The form of a scale. */
  public static ValueForm<Scenario, Scale> scale() {
    return ValueForms.choice(List.of(Scale.LINEAR, Scale.LOG), Scale::word, "log or linear");
  }

  /** The keys of a diagram. */
  public List<ConfigKey<Scenario, ?>> keys() {
    return codec.keys();
  }

  /** A diagram on one line. */
  public String write(Diagram diagram) {
    return codec.write(diagram);
  }

  /** The diagrams of a file. */
  public List<Diagram> readAll(ConfigSection root, Scenario scenario) {
    return ValueForms.named(
        root,
        "diagrams",
        "{ name = rates, x = learning-rate }",
        "diagram",
        "{ name = …, x = … }",
        section -> codec.read(section, scenario));
  }

  private Diagram diagram(KeyValues<Scenario> values) {
    return new Diagram(
        values.get(NAME),
        values.get(x),
        values.find(y),
        values.get(facets),
        values.get(ORDER_PARAMETER),
        values.get(COLLAPSED_ABOVE),
        values.get(THEORY),
        values.get(alternatives),
        new RunSelection(values.find(at).orElseGet(TreeMap::new), values.find(BEST)),
        values.get(BOUNDARY),
        values.get(CONTOUR));
  }

  private void check(KeyValues<Scenario> values) {
    List<String> axes = axes(values);
    if (axes.size() == 2 && axes.get(0).equals(axes.get(1))) {
      values.section().reject("y", "x is the same; take two parameters");
    }
  }

  private List<String> axes(KeyValues<Scenario> values) {
    return Stream.of(values.find(x), values.find(y))
        .flatMap(Optional::stream)
        .map(DiagramAxis::key)
        .toList();
  }

  private Optional<DiagramAxis> axis(KeyValues<Scenario> values, String name) {
    ConfigSection section = values.section();
    Optional<ConfigValue> value = section.value(name);
    if (value.isPresent() && value.get() instanceof ConfigObject object) {
      ConfigSection inner = new ConfigSection(section.pathOf(name), object, section.problems());
      KeyValues<Scenario> read = AXIS.readKeys(inner, values.context());
      inner.allowOnly(AXIS.names());
      return read.find(KEY)
          .map(key -> new DiagramAxis(key, read.find(SCALE).orElse(naturalScale.apply(key))));
    }
    return ScenarioForms.numericParameter(section, name, values.context())
        .map(key -> new DiagramAxis(key, naturalScale.apply(key)));
  }

  private static final ConfigKey<Scenario, String> KEY =
      ConfigKey.required(
          "key",
          ScenarioForms.numericParameter(),
          scenario -> ScenarioForms.NUMERIC,
          "the parameter");

  private static final ConfigCodec<Scenario, DiagramAxis> AXIS =
      new ConfigCodec<Scenario, DiagramAxis>()
          .with(KEY, DiagramAxis::key)
          .with(SCALE, DiagramAxis::scale);

  private static Optional<RunSelection.Best> best(KeyValues<Scenario> values, String name) {
    Optional<ConfigSection> inner = values.section().section(name);
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    inner.get().allowOnly(List.of("largest", "smallest"));
    boolean largest = inner.get().value("largest").isPresent();
    if (largest == inner.get().value("smallest").isPresent()) {
      values.section().reject(name, "give a measurement: { largest = … } or { smallest = … }");
      return Optional.empty();
    }
    return ScenarioForms.measurement(
            inner.get(), largest ? "largest" : "smallest", values.context(), NUMBERS)
        .map(measurement -> new RunSelection.Best(measurement, largest));
  }

  private static Optional<List<String>> alternatives(
      KeyValues<Scenario> values, String key, List<String> predictions) {
    ConfigSection section = values.section();
    List<String> words = new ArrayList<>();
    for (ConfigValue element :
        section.list(key, "it must be a list of predictions").orElse(List.of())) {
      String word = SingleValues.text(element).orElse("");
      if (!predictions.contains(word)) {
        section
            .problems()
            .value(
                section.pathOf(key),
                element,
                predictions.isEmpty()
                    ? "there are no alternative predictions for " + values.context().name()
                    : "it must be a prediction: " + ValueForms.choices(word, predictions));
      }
      words.add(word);
    }
    return Optional.of(words);
  }
}
