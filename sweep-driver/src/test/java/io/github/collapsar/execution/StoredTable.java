package io.github.collapsar.execution;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.CurveTable;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** What a result directory holds, in a form that tests compare. */
public final class StoredTable {

  private StoredTable() {}

  /** The columns of {@code runs} that the run alone determines, a line a row, sorted. */
  public static List<String> runs(Scenario scenario, String location) {
    return lines(
        location,
        Table.RUNS,
        new RunTable(scenario)
            .columns().stream().filter(c -> c.origin() == Column.Origin.RUN).toList());
  }

  /** The rows of {@code curves}, a line a row, sorted. */
  public static List<String> curves(Scenario scenario, String location) {
    return lines(location, Table.CURVES, new CurveTable(scenario).columns());
  }

  private static List<String> lines(String location, Table table, List<Column> columns) {
    ResultDirectory directory = ResultDirectory.at(location, new Configuration(false));
    List<String> names = columns.stream().map(Column::name).toList();
    List<String> lines = new ArrayList<>();
    for (String file : directory.files(table)) {
      // Double.toString tells any two doubles apart.
      directory.read(file, names, row -> lines.add(Arrays.toString(row)));
    }
    lines.sort(String::compareTo);
    return lines;
  }
}
