package io.github.collapsar.analysis.cells;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** The cells of a diagram: the aggregation, and its rows in memory. */
public final class CellTable {

  private final Diagram diagram;
  private final Dataset<Row> stored;
  private final List<Panel> panels;
  private final Set<String> averaged;
  private final Counts counts;

  /**
   * How many runs there are.
   *
   * @param runs all
   * @param failed whose code threw
   * @param timedOut past their time
   * @param unmeasured completed, not diverged, and without a value of the order parameter
   * @param leftOut cells that have no place on a log axis, their value being zero or less
   * @param fewest runs in the smallest cell
   * @param most runs in the largest cell
   */
  public record Counts(
      long runs,
      long failed,
      long timedOut,
      long unmeasured,
      long leftOut,
      long fewest,
      long most) {}

  private CellTable(
      SparkSession spark, Diagram diagram, CellQuery query, Map<String, Object> constants) {
    this.diagram = diagram;
    Dataset<Row> result = spark.sql(query.text());
    // sorted here: in Spark a total order costs another pass over the runs
    List<Row> rows = new ArrayList<>(result.collectAsList());
    rows.sort(byKeys(query.keys()));
    rows.replaceAll(CellTable::withInterval);
    this.stored = stored(spark, rows, result.schema());
    this.averaged = new TreeSet<>();
    this.counts = count(rows);
    this.panels = panels(rows, query.others(), constants);
  }

  /**
   * Aggregates the view {@code runs} of the session.
   *
   * @param constants columns of {@code runs} that hold one value only, with it
   * @throws IllegalArgumentException if the diagram names a parameter or measurement that the
   *     scenario does not have, or an axis that is not numeric
   */
  public static CellTable of(
      SparkSession spark, Scenario scenario, Diagram diagram, Map<String, Object> constants) {
    CellQuery query = new CellQuery(scenario, diagram, constants.keySet());
    Map<String, Object> ofParameters = new TreeMap<>();
    diagram.selection().at().forEach((key, value) -> ofParameters.put(key, value.plain()));
    for (Parameter parameter : scenario.parameters()) {
      if (constants.containsKey(parameter.column())) {
        ofParameters.put(parameter.key(), constants.get(parameter.column()));
      }
    }
    return new CellTable(spark, diagram, query, ofParameters);
  }

  /** The row with the interval of the collapse probability, which stays empty without runs. */
  private static Row withInterval(Row row) {
    long runs =
        row.<Long>getAs("learned") + row.<Long>getAs("collapsed") + row.<Long>getAs("diverged");
    if (runs == 0) {
      return row;
    }
    WilsonInterval interval = WilsonInterval.of(row.<Long>getAs("collapsed"), (double) runs);
    Object[] values = new Object[row.size()];
    Arrays.setAll(values, row::get);
    values[row.fieldIndex(CellQuery.PROBABILITY_LOW)] = interval.low();
    values[row.fieldIndex(CellQuery.PROBABILITY_HIGH)] = interval.high();
    return new GenericRowWithSchema(values, row.schema());
  }

  /** By the coordinates' values: numbers by size, words by letters. */
  private static Comparator<Row> byKeys(List<String> keys) {
    return (first, second) -> {
      for (String key : keys) {
        Comparable<Object> value = first.getAs(key);
        int order = value.compareTo(second.getAs(key));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  private static Dataset<Row> stored(SparkSession spark, List<Row> rows, StructType schema) {
    return spark
        .createDataFrame(rows, schema)
        .select(
            Arrays.stream(schema.fieldNames())
                .filter(name -> !name.startsWith("_"))
                .map(functions::col)
                .toArray(Column[]::new));
  }

  /** The rows to store: facets, y, x, counts, probabilities, statistics of each measurement. */
  public Dataset<Row> stored() {
    return stored;
  }

  /** One panel a combination of facet values, in the order of these. */
  public List<Panel> panels() {
    return panels;
  }

  /**
   * Keys of parameters that differ between runs of one cell, which therefore averages over them.
   */
  public Set<String> averaged() {
    return averaged;
  }

  /** How many runs went into the cells. */
  public Counts counts() {
    return counts;
  }

  private Counts count(List<Row> rows) {
    return new Counts(
        sum(rows, "runs"),
        sum(rows, "failed"),
        sum(rows, "timed_out"),
        sum(rows, "completed")
            - sum(rows, "learned")
            - sum(rows, "collapsed")
            - sum(rows, "diverged"),
        rows.stream().filter(row -> !hasPlace(row)).count(),
        rows.stream().mapToLong(row -> row.<Long>getAs("runs")).min().orElse(0),
        rows.stream().mapToLong(row -> row.<Long>getAs("runs")).max().orElse(0));
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
  }

  private boolean hasPlace(Row row) {
    return hasPlace(diagram.x(), row) && diagram.y().map(y -> hasPlace(y, row)).orElse(true);
  }

  private static boolean hasPlace(DiagramAxis axis, Row row) {
    return axis.scale() == Scale.LINEAR || row.<Number>getAs(axis.column()).doubleValue() > 0;
  }

  private List<Panel> panels(
      List<Row> rows, List<Parameter> others, Map<String, Object> constants) {
    Map<Map<String, Value>, List<Row>> byFacets = new LinkedHashMap<>();
    for (Row row : rows) {
      if (hasPlace(row)) {
        Map<String, Value> facets = new LinkedHashMap<>();
        diagram.facets().forEach(key -> facets.put(key, value(row, key.replace('-', '_'))));
        byFacets.computeIfAbsent(facets, key -> new ArrayList<>()).add(row);
      }
    }
    List<Panel> found = new ArrayList<>();
    byFacets.forEach(
        (facets, panelRows) ->
            found.add(
                new Panel(
                    facets,
                    panelRows.stream().map(this::cell).toList(),
                    fixed(facets, panelRows, others, constants))));
    return List.copyOf(found);
  }

  private SortedMap<String, Value> fixed(
      Map<String, Value> facets,
      List<Row> rows,
      List<Parameter> others,
      Map<String, Object> constants) {
    SortedMap<String, Value> fixed = new TreeMap<>(facets);
    constants.forEach(
        (key, value) -> {
          if (!diagram.x().key().equals(key)
              && diagram.y().stream().noneMatch(y -> y.key().equals(key))) {
            fixed.put(key, Value.of(value));
          }
        });
    for (Parameter parameter : others) {
      String column = CellQuery.value(parameter);
      Set<Object> values = new HashSet<>();
      boolean one = true;
      for (Row row : rows) {
        if (!row.<Boolean>getAs(CellQuery.same(parameter))) {
          averaged.add(parameter.key());
          one = false;
        }
        values.add(row.getAs(column));
      }
      if (one && values.size() == 1) {
        fixed.put(parameter.key(), value(rows.get(0), column));
      }
    }
    return fixed;
  }

  private Cell cell(Row row) {
    return new Cell(
        row.<Number>getAs(diagram.x().column()).doubleValue(),
        diagram.y().map(y -> row.<Number>getAs(y.column()).doubleValue()).orElse(0.0),
        Math.toIntExact(row.<Long>getAs("learned")),
        Math.toIntExact(row.<Long>getAs("collapsed")),
        Math.toIntExact(row.<Long>getAs("diverged")),
        new Cell.Spread(
            number(row, diagram.orderParameter() + "_mean"),
            number(row, diagram.orderParameter() + "_lower_quartile"),
            number(row, diagram.orderParameter() + "_median"),
            number(row, diagram.orderParameter() + "_upper_quartile")),
        row.<Integer>getList(row.fieldIndex(CellQuery.TRIALS)).stream()
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static double number(Row row, String column) {
    Double value = row.getAs(column);
    return value == null ? Double.NaN : value;
  }

  private static Value value(Row row, String column) {
    return Value.of(row.<Object>getAs(column));
  }
}
