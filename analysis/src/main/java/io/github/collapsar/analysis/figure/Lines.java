package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.plot.Labels;
import io.github.collapsar.analysis.plot.Series;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** The rows of a query by the values of the figure's lines. */
final class Lines {

  /** More are no figure. */
  private static final int MAX_LINES = 40;

  private final List<String> keys;
  private final Map<Map<String, Value>, List<Row>> rows = new LinkedHashMap<>();

  /**
   * Sorts rows into lines, in the order of the lines' values; the order of rows stays.
   *
   * @throws IllegalArgumentException if there are too many lines to tell apart, or none
   */
  Lines(Figure figure, List<Row> all) {
    this.keys = figure.lines();
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot draw figure %s: there are no such values; look at its `at` and its measurement"
              .formatted(figure.name()));
    }
    List<Row> sorted = new ArrayList<>(all);
    sorted.sort(byKeys());
    for (Row row : sorted) {
      rows.computeIfAbsent(values(row), key -> new ArrayList<>()).add(row);
    }
    if (rows.size() > MAX_LINES) {
      throw new IllegalArgumentException(
          "Cannot draw figure %s: lines = %s give %d lines; fix some values with `at`, at most %d lines can be told apart"
              .formatted(figure.name(), keys, rows.size(), MAX_LINES));
    }
  }

  private Comparator<Row> byKeys() {
    return (first, second) -> {
      for (String key : keys) {
        Comparable<Object> value = first.getAs(column(key));
        int order = value.compareTo(second.getAs(column(key)));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  static String column(String key) {
    return key.replace('-', '_');
  }

  private Map<String, Value> values(Row row) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (String key : keys) {
      values.put(key, Value.of(row.<Object>getAs(column(key))));
    }
    return values;
  }

  /** A series a line, named by the values. */
  List<Series> series(Series.Style style, Function<List<Row>, List<Series.Point>> points) {
    List<Series> series = new ArrayList<>();
    rows.forEach(
        (values, own) -> series.add(new Series(Labels.facets(values), style, points.apply(own))));
    return series;
  }

  /** The rows of each line, with its name. */
  Map<String, List<Row>> byName() {
    Map<String, List<Row>> named = new LinkedHashMap<>();
    rows.forEach((values, own) -> named.put(Labels.facets(values), own));
    return named;
  }
}
