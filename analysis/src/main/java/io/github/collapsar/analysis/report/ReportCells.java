package io.github.collapsar.analysis.report;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Measurement.Shape;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * Columns of a diagram's {@code cells.parquet} that the page cannot compute from the runs, whatever
 * they are.
 *
 * @param keys by key of a facet or axis the place of every cell's value on the sweep's axis
 * @param columns by name the values, {@code NaN} where there is none
 */
record ReportCells(Map<String, EncodedNumbers> keys, Map<String, EncodedNumbers> columns) {

  private static final int MAX_VALUES = 1_000_000;

  /** What the page counts itself, for any threshold. */
  private static final Set<String> COUNTED =
      Set.of(
          "runs",
          "completed",
          "failed",
          "timed_out",
          "learned",
          "collapsed",
          "diverged",
          "learned_share",
          "diverged_share",
          "collapse_probability",
          "collapse_probability_low",
          "collapse_probability_high");

  private static final List<String> STATISTICS =
      List.of("mean", "stddev", "lower_quartile", "median", "upper_quartile");

  static ReportCells of(Scenario scenario, SweepAxes axes, Diagram diagram, Dataset<Row> cells) {
    List<ReportAxis> keys =
        axes.varying().stream().filter(axis -> isKey(diagram, axis.key())).toList();
    List<String> names = names(scenario, diagram, cells);
    if (names.isEmpty()) {
      return new ReportCells(Map.of(), Map.of());
    }
    List<String> selected = new ArrayList<>();
    keys.forEach(axis -> selected.add(axis.column()));
    names.forEach(name -> selected.add("CAST(`" + name + "` AS DOUBLE)"));
    List<Row> rows = cells.selectExpr(selected.toArray(new String[0])).collectAsList();
    Map<String, EncodedNumbers> places = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      int column = i;
      Map<Object, Integer> indices = keys.get(i).indices();
      places.put(
          keys.get(i).key(),
          EncodedNumbers.of(rows.stream().mapToInt(row -> indices.get(row.get(column))).toArray()));
    }
    Map<String, EncodedNumbers> columns = new LinkedHashMap<>();
    long room = MAX_VALUES / Math.max(1, rows.size());
    for (int i = 0; i < Math.min(names.size(), room); i++) {
      int column = keys.size() + i;
      columns.put(
          names.get(i),
          EncodedNumbers.of(
              rows.stream()
                  .mapToDouble(row -> row.isNullAt(column) ? Double.NaN : row.getDouble(column))
                  .toArray()));
    }
    return new ReportCells(places, columns);
  }

  private static boolean isKey(Diagram diagram, String key) {
    return diagram.x().key().equals(key)
        || diagram.y().stream().anyMatch(y -> y.key().equals(key))
        || diagram.facets().contains(key);
  }

  private static List<String> names(Scenario scenario, Diagram diagram, Dataset<Row> cells) {
    List<String> known = new ArrayList<>(COUNTED);
    for (Measurement measurement : scenario.measurements(Shape.NUMBER)) {
      STATISTICS.forEach(statistic -> known.add(measurement.name() + "_" + statistic));
    }
    return Arrays.stream(cells.schema().fields())
        .filter(field -> field.dataType() instanceof NumericType)
        .map(StructField::name)
        .filter(name -> !known.contains(name) && !isKey(diagram, name.replace('_', '-')))
        .toList();
  }
}
