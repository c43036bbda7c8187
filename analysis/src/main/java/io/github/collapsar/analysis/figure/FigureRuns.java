package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.results.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a figure asks of the views {@code runs} and {@code curves}. */
final class FigureRuns {

  private final SparkSession spark;
  private final Figure figure;

  FigureRuns(SparkSession spark, Figure figure) {
    this.spark = spark;
    this.figure = figure;
  }

  List<Row> rows(String sql) {
    return spark.sql(sql).collectAsList();
  }

  /**
   * Makes sure that there are curves.
   *
   * @throws IllegalArgumentException if none were recorded
   */
  void requireCurves() {
    if (!spark.catalog().tableExists("curves")) {
      throw new IllegalArgumentException(
          "Cannot draw figure %s: no curves were recorded; set sweep.curve-every and run again"
              .formatted(figure.name()));
    }
  }

  /** A series of the first replicate of each line, as the column {@code entries}. */
  List<Row> firstSeries(String measurement) {
    return rows(
        """
        SELECT %1$s min_by(%2$s, replicate) AS entries
        FROM (SELECT * FROM runs WHERE %3$s) WHERE size(%2$s) > 0 %4$s"""
            .formatted(selected(), quoted(measurement), condition(), grouped()));
  }

  /** The lines' columns, each with a comma behind it. */
  String selected() {
    return columns().stream().map(column -> column + ", ").collect(Collectors.joining());
  }

  /** The lines' columns as a GROUP BY; nothing without lines. */
  String grouped() {
    return columns().isEmpty() ? "" : "GROUP BY " + String.join(", ", columns());
  }

  private List<String> columns() {
    return figure.lines().stream().map(key -> quoted(Lines.column(key))).toList();
  }

  /** The condition on the runs. */
  String condition() {
    return SqlText.condition(figure.at());
  }

  /** The condition that a value is neither missing, infinite nor not a number. */
  static String finite(String value) {
    return "abs(" + value + ") <= 1.7976931348623157E308D";
  }

  static String quoted(String column) {
    return SqlText.name(column);
  }
}
