package io.github.collapsar.configuration;

import com.typesafe.config.ConfigUtil;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a configuration as HOCON; see {@link Configuration#render}. */
final class ConfigurationWriter {

  /** Read as text without quotes. */
  private static final Pattern BARE =
      Pattern.compile("(?!(true|false|null|include)$)[a-z][a-z0-9-]*");

  private final StringBuilder text = new StringBuilder();
  private final Set<String> keysInEffect;

  /**
   * @param keysInEffect the keys of the grid that are written even if they have their default
   */
  ConfigurationWriter(Set<String> keysInEffect) {
    this.keysInEffect = Set.copyOf(keysInEffect);
  }

  String write(Configuration configuration) {
    Sweep sweep = configuration.sweep();
    line("sweep {");
    line("  name = " + word(sweep.name()));
    line("  scenario = " + word(sweep.scenario()));
    line("  grid {");
    Scenario scenario = Scenarios.require(sweep.scenario());
    sweep
        .grid()
        .forEach(
            (key, axis) -> {
              if (keysInEffect.contains(key) || !isDefault(scenario, key, axis)) {
                line("    " + key + " = " + axis(axis));
              }
            });
    line("  }");
    line("  zip = " + list(sweep.zip().stream().map(ConfigurationWriter::words).toList()));
    line("  where = " + ConfigUtil.quoteString(sweep.where().orElse("")));
    line("  replicates = " + sweep.replicates());
    line("  seed = " + sweep.seed());
    line("  curve-every = " + sweep.curveEvery());
    line("  time-limit = " + new Value.Real(sweep.timeLimit()));
    line("  engine = " + sweep.engine().map(engine -> engine.word()).orElse("auto"));
    line("}");
    line("diagrams = [");
    configuration.diagrams().forEach(diagram -> line("  " + diagram(diagram)));
    line("]");
    line("figures = [");
    configuration.figures().forEach(figure -> line("  " + FigureWriter.write(figure)));
    line("]");
    line("refine { " + refine(configuration.refine()) + " }");
    line("output { directory = " + ConfigUtil.quoteString(configuration.outputDirectory()) + " }");
    spark(configuration.spark());
    configuration
        .dataDirectory()
        .ifPresent(data -> line("data { dir = " + ConfigUtil.quoteString(data) + " }"));
    return text.toString();
  }

  private static boolean isDefault(Scenario scenario, String key, Axis axis) {
    return scenario
        .parameter(key)
        .flatMap(Parameter::defaultValue)
        .map(Axis.Listed::of)
        .filter(axis::equals)
        .isPresent();
  }

  private void spark(Map<String, String> settings) {
    line("spark {");
    settings.forEach(
        (key, value) ->
            line(
                Secrets.isSecret(key)
                    ? "  # " + key + " is set, but looks like a secret: not written here"
                    : "  %s = %s"
                        .formatted(ConfigUtil.quoteString(key), ConfigUtil.quoteString(value))));
    line("}");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String axis(Axis axis) {
    if (axis instanceof Axis.Spaced spaced) {
      return "{ %s = [%s, %s], points = %d }"
          .formatted(
              spaced.spacing().name().toLowerCase(Locale.ROOT),
              new Value.Real(spaced.first()),
              new Value.Real(spaced.last()),
              spaced.points());
    }
    List<Axis.Choice> choices = ((Axis.Listed) axis).choices();
    return choices.size() == 1
        ? choice(choices.get(0))
        : list(choices.stream().map(ConfigurationWriter::choice).toList());
  }

  private static String choice(Axis.Choice choice) {
    if (choice.own().isEmpty()) {
      return value(choice.value());
    }
    String own =
        choice.own().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + axis(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "{ value = %s, %s }".formatted(value(choice.value()), own);
  }

  static String value(Value value) {
    return value instanceof Value.Word named ? word(named.value()) : value.toString();
  }

  private static String diagram(Diagram diagram) {
    String y = diagram.y().map(axis -> ", y = " + diagramAxis(axis)).orElse("");
    return "{ name = %s, x = %s%s, facets = %s, order-parameter = %s, collapsed-above = %s, theory = %s%s }"
        .formatted(
            word(diagram.name()),
            diagramAxis(diagram.x()),
            y,
            words(diagram.facets()),
            ConfigUtil.quoteString(diagram.orderParameter()),
            diagram.collapsedAbove(),
            diagram.theory(),
            selection(diagram)
                + (diagram.alternatives().isEmpty()
                    ? ""
                    : ", alternatives = " + words(diagram.alternatives()))
                + ", boundary = "
                + diagram.boundary().word()
                + ", contour = "
                + diagram.contour());
  }

  private static String selection(Diagram diagram) {
    String at =
        diagram.selection().at().entrySet().stream()
            .map(fixed -> fixed.getKey() + " = " + value(fixed.getValue()))
            .collect(Collectors.joining(", "));
    String best =
        diagram
            .selection()
            .best()
            .map(
                found ->
                    ", best = { %s = %s }"
                        .formatted(
                            found.largest() ? "largest" : "smallest",
                            ConfigUtil.quoteString(found.measurement())))
            .orElse("");
    return (at.isEmpty() ? "" : ", at = { " + at + " }") + best;
  }

  private static String refine(Optional<Refine> refine) {
    return refine
        .map(
            to ->
                "enabled = true, diagram = %s, resolution = %d, confidence = %s, islands = %s%s"
                    .formatted(
                        word(to.diagram().name()),
                        to.resolution(),
                        to.confidence(),
                        to.islands(),
                        to.maxRuns().isPresent() ? ", max-runs = " + to.maxRuns().getAsLong() : ""))
        .orElse("enabled = false");
  }

  private static String diagramAxis(DiagramAxis axis) {
    return "{ key = %s, scale = %s }"
        .formatted(axis.key(), axis.scale().name().toLowerCase(Locale.ROOT));
  }

  private static String words(List<String> words) {
    return list(words.stream().map(ConfigurationWriter::word).toList());
  }

  private static String list(List<String> elements) {
    return "[" + String.join(", ", elements) + "]";
  }

  private static String word(String word) {
    return BARE.matcher(word).matches() ? word : ConfigUtil.quoteString(word);
  }
}
