package io.github.collapsar.analysis.figure;

import io.github.collapsar.analysis.results.CsvTable;
import io.github.collapsar.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A figure in the making: its runs, the table of its numbers, notes for its reader. */
final class Draft {

  private final Scenario scenario;
  private final Figure figure;
  private final FigureRuns runs;
  private final List<String> notes = new ArrayList<>();

  /** The numbers of the picture; begun by {@link #header}. */
  private CsvTable table;

  Draft(SparkSession spark, Scenario scenario, Figure figure) {
    this.scenario = scenario;
    this.figure = figure;
    this.runs = new FigureRuns(spark, figure);
  }

  Scenario scenario() {
    return scenario;
  }

  Figure figure() {
    return figure;
  }

  /** The figure's runs. */
  FigureRuns runs() {
    return runs;
  }

  /** The table's columns: the lines' keys and those given. */
  void header(String... columns) {
    List<String> all = new ArrayList<>();
    figure.lines().forEach(key -> all.add(Lines.column(key)));
    all.addAll(List.of(columns));
    table = new CsvTable(all);
  }

  /** A line of the table; what is not a number stays empty. */
  void line(Row row, double... values) {
    List<Object> fields = new ArrayList<>();
    figure.lines().forEach(key -> fields.add(row.getAs(Lines.column(key))));
    Arrays.stream(values).forEach(fields::add);
    table.line(fields);
  }

  /** A line of the table of a figure without lines. */
  void numbers(double... values) {
    table.line(Arrays.stream(values).boxed().toList());
  }

  byte[] table() {
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Something that a reader should know, a sentence. */
  void note(String sentence) {
    notes.add(sentence);
  }

  List<String> notes() {
    return notes;
  }

  /** What the picture shows, of which runs, and the notes. */
  List<String> caption() {
    String fixed =
        figure.at().entrySet().stream()
            .map(entry -> (entry.getKey() + " = " + entry.getValue()).replace('-', ' '))
            .collect(Collectors.joining(", "));
    List<String> caption = new ArrayList<>();
    caption.add(
        scenario.name()
            + ": "
            + figure.name()
            + (fixed.isEmpty() ? "" : ". Runs with " + fixed)
            + ".");
    caption.addAll(notes);
    return caption;
  }
}
