package io.github.collapsar.analysis.cells;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.RunSelection;
import io.github.collapsar.analysis.results.SqlText;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Spark SQL from runs to the cells of a diagram. */
final class CellQuery {

  /** Hidden: the completed runs one by one, for the boundary. */
  static final String TRIALS = "_trials";

  /** Left empty by the query: the ends of {@link WilsonInterval}. */
  static final String PROBABILITY_LOW = "collapse_probability_low";

  static final String PROBABILITY_HIGH = "collapse_probability_high";

  /** Clusters that the bootstrap draws from; more replicates share them. */
  private static final int CLUSTERS = 64;

  /** Parameters that count the units whose order is measured; the first that a scenario has. */
  private static final List<String> SYSTEM_SIZE = List.of("dimension", "width");

  private final Scenario scenario;
  private final Diagram diagram;
  private final List<String> keys = new ArrayList<>();
  private final List<Parameter> others;

  /**
   * Prepares the query.
   *
   * @param constants columns known to hold one value only
   */
  CellQuery(Scenario scenario, Diagram diagram, Set<String> constants) {
    this.scenario = scenario;
    this.diagram = diagram;
    diagram.facets().forEach(key -> keys.add(require(key).column()));
    diagram.y().ifPresent(y -> keys.add(requireNumber(y.key()).column()));
    keys.add(requireNumber(diagram.x().key()).column());
    if (keys.size() != keys.stream().distinct().count()) {
      throw new IllegalArgumentException(
          "Cannot draw diagram %s: x, y and facets = %s name a key twice; name each once"
              .formatted(diagram.name(), keys));
    }
    others =
        scenario.parameters().stream()
            .filter(parameter -> !keys.contains(parameter.column()))
            .filter(parameter -> !diagram.selection().at().containsKey(parameter.key()))
            .filter(parameter -> !constants.contains(parameter.column()))
            .toList();
    requireMeasurement("order-parameter", diagram.orderParameter());
    diagram.selection().best().ifPresent(best -> requireMeasurement("best", best.measurement()));
    diagram.selection().at().keySet().forEach(this::require);
  }

  private void requireMeasurement(String what, String name) {
    List<String> names =
        scenario.measurements(Shape.NUMBER).stream().map(Measurement::name).toList();
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "Cannot draw diagram %s: %s = %s is no measurement of %s; use one of %s"
              .formatted(diagram.name(), what, name, scenario.name(), names));
    }
  }

  private Parameter require(String key) {
    return scenario
        .parameter(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot draw diagram %s: %s is no parameter of %s; use one of %s"
                        .formatted(
                            diagram.name(),
                            key,
                            scenario.name(),
                            scenario.parameters().stream().map(Parameter::key).toList())));
  }

  private Parameter requireNumber(String key) {
    Parameter parameter = require(key);
    if (parameter.domain() instanceof Parameter.Domain.Words) {
      throw new IllegalArgumentException(
          "Cannot draw diagram %s: %s has words for values and cannot be an axis; make it a facet"
              .formatted(diagram.name(), key));
    }
    return parameter;
  }

  /** The parameters that are neither axis nor facet nor constant. */
  List<Parameter> others() {
    return others;
  }

  /** Hidden: a value of a parameter in the cell. */
  static String value(Parameter parameter) {
    return "_value_" + parameter.column();
  }

  /** Hidden: whether all runs of the cell have that value. */
  static String same(Parameter parameter) {
    return "_same_" + parameter.column();
  }

  /** The columns of the cells' coordinates: facets, y, x. */
  List<String> keys() {
    return keys;
  }

  String text() {
    String order = quoted(diagram.orderParameter());
    String by = keys.stream().map(CellQuery::quoted).collect(Collectors.joining(", "));
    return """
        WITH phased AS (
          SELECT *, CASE
              WHEN status <> 'completed' THEN NULL
              WHEN phase = 'diverged' THEN 'diverged'
              WHEN %1$s > %2$sD THEN 'collapsed'
              WHEN %1$s <= %2$sD THEN 'learned' END AS _outcome
          FROM runs WHERE %13$s),%14$s
        counted AS (
          SELECT %3$s,
            count(*) AS runs,
            count_if(status = 'completed') AS completed,
            count_if(status = 'failed') AS failed,
            count_if(status = 'timed-out') AS timed_out,
            count_if(_outcome = 'learned') AS learned,
            count_if(_outcome = 'collapsed') AS collapsed,
            count_if(_outcome = 'diverged') AS diverged,
            %4$s,
            %5$s * var_samp(%1$s) AS susceptibility,
            1 - try_divide(avg(pow(%1$s, 4)), 3 * pow(avg(pow(%1$s, 2)), 2)) AS binder_cumulant,
            collect_list(CASE WHEN _outcome IS NOT NULL THEN CAST(
              2 * pmod(replicate + 17 * seed, %6$d) + int(_outcome = 'collapsed') AS INT) END)
              AS %7$s
            %8$s
          FROM %15$s GROUP BY %3$s),
        shared AS (
          SELECT *,
            learned + collapsed + diverged AS _n,
            try_divide(collapsed, learned + collapsed + diverged) AS _p
          FROM counted)
        SELECT %3$s, runs, completed, failed, timed_out, learned, collapsed, diverged,
          try_divide(learned, _n) AS learned_share,
          try_divide(diverged, _n) AS diverged_share,
          _p AS collapse_probability,
          CAST(NULL AS DOUBLE) AS %9$s,
          CAST(NULL AS DOUBLE) AS %10$s,
          %11$s,
          susceptibility, binder_cumulant, %7$s %12$s
        FROM shared"""
        .formatted(
            order,
            Double.toString(diagram.collapsedAbove()),
            by,
            statistics(),
            systemSize(),
            CLUSTERS,
            TRIALS,
            hidden(),
            PROBABILITY_LOW,
            PROBABILITY_HIGH,
            statisticsByName(),
            hiddenNames(),
            SqlText.condition(diagram.selection().at()),
            chosen(),
            isChosen() ? "chosen" : "phased");
  }

  private boolean isChosen() {
    return diagram.selection().best().isPresent() && !others.isEmpty();
  }

  /** The runs at the best values of the other parameters; of equally good ones the smallest. */
  private String chosen() {
    if (!isChosen()) {
      return "";
    }
    RunSelection.Best best = diagram.selection().best().orElseThrow();
    String by = keys.stream().map(CellQuery::quoted).collect(Collectors.joining(", "));
    String rest =
        others.stream()
            .map(parameter -> quoted(parameter.column()))
            .collect(Collectors.joining(", "));
    return """

        scored AS (
          SELECT %1$s, %2$s, avg(%3$s) FILTER (WHERE _outcome <> 'diverged') AS _score,
            2 * count_if(_outcome = 'diverged') > count(*) AS _lost
          FROM phased GROUP BY %1$s, %2$s),
        best AS (
          SELECT * FROM (
            SELECT *, row_number() OVER (PARTITION BY %1$s
              ORDER BY _lost, _score %4$s NULLS LAST, %2$s) AS _rank FROM scored)
          WHERE _rank = 1),
        chosen AS (SELECT phased.* FROM phased LEFT SEMI JOIN best USING (%1$s, %2$s)),"""
        .formatted(by, rest, quoted(best.measurement()), best.largest() ? "DESC" : "ASC");
  }

  /**
   * Over the runs that did not diverge: should a scenario give values for the others, they are of
   * no use.
   */
  private String statistics() {
    return measurements(
        """
        avg(%1$s) FILTER (WHERE _outcome <> 'diverged') AS `%2$s_mean`,
        stddev_samp(%1$s) FILTER (WHERE _outcome <> 'diverged') AS `%2$s_stddev`,
        percentile(%1$s, array(0.25D, 0.5D, 0.75D)) FILTER (WHERE _outcome <> 'diverged')
          AS `_quartiles_%2$s`""");
  }

  private String statisticsByName() {
    return measurements(
        """
        `%2$s_mean`, `%2$s_stddev`, `_quartiles_%2$s`[0] AS `%2$s_lower_quartile`,
        `_quartiles_%2$s`[1] AS `%2$s_median`, `_quartiles_%2$s`[2] AS `%2$s_upper_quartile`""");
  }

  private String measurements(String template) {
    return scenario.measurements(Shape.NUMBER).stream()
        .map(measurement -> template.formatted(quoted(measurement.name()), measurement.name()))
        .collect(Collectors.joining(",\n"));
  }

  private String hidden() {
    return others.stream()
        .map(
            parameter ->
                ", min(%1$s) AS `%2$s`, min(%1$s) = max(%1$s) AS `%3$s`"
                    .formatted(quoted(parameter.column()), value(parameter), same(parameter)))
        .collect(Collectors.joining());
  }

  private String hiddenNames() {
    return others.stream()
        .map(parameter -> ", `%s`, `%s`".formatted(value(parameter), same(parameter)))
        .collect(Collectors.joining());
  }

  /** N of the susceptibility N·Var(order parameter), averaged over the cell. */
  private String systemSize() {
    Optional<Parameter> size =
        SYSTEM_SIZE.stream().flatMap(key -> scenario.parameter(key).stream()).findFirst();
    return size.map(parameter -> "avg(" + quoted(parameter.column()) + ")").orElse("1D");
  }

  private static String quoted(String column) {
    return SqlText.name(column);
  }
}
