package io.github.collapsar.configuration;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramCodec;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.figure.Figure;
import io.github.collapsar.analysis.figure.FigureCodec;
import io.github.collapsar.analysis.theory.Theories;
import io.github.collapsar.codec.ConfigSection;
import io.github.collapsar.codec.ValueOrigin;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How what is trained and drawn stands in a configuration file. */
final class ExperimentCodec {

  /** A list of values that spans this factor looks better on a logarithmic axis. */
  private static final double WIDE = 50;

  private ExperimentCodec() {}

  /** Empty only with problems. */
  static Optional<Experiment> read(ConfigSection root) {
    Optional<ConfigSection> section =
        root.value("sweep").isPresent() ? root.section("sweep") : Optional.of(nothing(root));
    SweepCodec.Found found =
        section
            .map(SweepCodec::read)
            .orElse(new SweepCodec.Found(Optional.empty(), Optional.empty()));
    SortedMap<String, Axis> grid = found.sweep().map(Sweep::grid).orElseGet(TreeMap::new);
    List<Diagram> diagrams =
        found.scenario().map(scenario -> diagrams(root, scenario, grid)).orElse(List.of());
    List<Figure> figures =
        found.scenario().map(scenario -> FigureCodec.readAll(root, scenario)).orElse(List.of());
    Optional<Refine> refine =
        RefineCodec.read(root, new RefineCodec.Wanted(diagrams, found.sweep()));
    return found.sweep().map(sweep -> new Experiment(sweep, diagrams, figures, refine));
  }

  /** A section that is not written; what it lacks is said of the file. */
  private static ConfigSection nothing(ConfigSection root) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(ValueOrigin.NOWHERE);
    return new ConfigSection(
        "sweep", ConfigFactory.parseString("", options).root(), root.problems());
  }

  private static List<Diagram> diagrams(
      ConfigSection root, Scenario scenario, SortedMap<String, Axis> grid) {
    return new DiagramCodec(key -> naturalScale(grid, key), Theories.alternatives(scenario.name()))
        .readAll(root, scenario);
  }

  static String write(Experiment experiment, Set<String> keysInEffect) {
    DiagramCodec diagrams = new DiagramCodec();
    return SweepCodec.write(experiment.sweep(), keysInEffect)
        + list("diagrams", experiment.diagrams().stream().map(diagrams::write).toList())
        + list("figures", experiment.figures().stream().map(FigureCodec::write).toList())
        + RefineCodec.write(experiment.refine());
  }

  private static String list(String key, List<String> elements) {
    return elements.stream()
        .map(element -> "  " + element + "\n")
        .collect(Collectors.joining("", key + " = [\n", "]\n"));
  }

  /** Logarithmic where the grid is, or where it lists values that span decades. */
  private static Scale naturalScale(SortedMap<String, Axis> grid, String key) {
    List<Axis> axes = new ArrayList<>();
    collect(grid, key, axes);
    double[] values =
        axes.stream()
            .flatMap(axis -> axis.values().stream())
            .mapToDouble(ExperimentCodec::number)
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
