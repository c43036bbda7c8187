package io.github.collapsar.execution;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.CurveTable;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.directory.TableFiles;
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
        directory(location).runs(),
        new RunTable(scenario)
            .columns().stream()
                .filter(column -> column.origin() == Column.Origin.RUN)
                .map(Column::name)
                .toList());
  }

  /** The rows of {@code curves}, a line a row, sorted. */
  public static List<String> curves(Scenario scenario, String location) {
    return lines(
        directory(location).curves(),
        new CurveTable(scenario).columns().stream().map(Column::name).toList());
  }

  private static ResultDirectory directory(String location) {
    return ResultDirectory.at(location, new Configuration(false));
  }

  private static List<String> lines(TableFiles table, List<String> columns) {
    List<String> lines = new ArrayList<>();
    for (String file : table.uris()) {
      // Double.toString tells any two doubles apart.
      table.read(
          file,
          columns,
          row -> lines.add(Arrays.toString(columns.stream().map(row::value).toArray())));
    }
    lines.sort(String::compareTo);
    return lines;
  }
}
