package io.github.collapsar.chaos;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Everything that lies in a result directory, read as a stranger would: every Parquet file in
 * {@code runs}, whatever its footer says.
 */
record Census(Path directory, String scenario) {

  Census(Path directory) {
    this(directory, "scalar-factorization");
  }

  /** What each run's identity alone determines, a line a row, sorted. */
  List<String> rows() throws IOException {
    List<String> columns =
        new RunTable(Scenarios.require(scenario))
            .columns().stream()
                .filter(column -> column.origin() == Column.Origin.RUN)
                .map(Column::name)
                .toList();
    ResultDirectory results = ResultDirectory.at(directory.toString(), new Configuration());
    List<String> rows = new ArrayList<>();
    for (Path file : parquetFiles()) {
      // Double.toString tells any two doubles apart.
      results
          .runs()
          .read(
              file.toUri().toString(),
              columns,
              row -> rows.add(columns.stream().map(row::value).toList().toString()));
    }
    rows.sort(String::compareTo);
    return rows;
  }

  List<Path> parquetFiles() throws IOException {
    Path runs = directory.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** Files that nobody needs, those apart that were set aside because they were damaged. */
  List<String> orphans() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .filter(
              name ->
                  !name.matches(
                      "sweep[.]conf|provenance[.]json|report[.]html|logs/.*|runs/_corrupt/.*"
                          + "|runs/compacted-[0-9a-f]{32}[.]parquet|diagrams/[^_].*"))
          .sorted()
          .toList();
    }
  }
}
