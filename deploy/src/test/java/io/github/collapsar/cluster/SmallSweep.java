package io.github.collapsar.cluster;

import io.github.collapsar.execution.SweepRun;
import io.github.collapsar.execution.progress.Progress;
import io.github.collapsar.execution.session.SparkStart;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.directory.Provenance;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** A sweep of a few seconds and several packs. */
final class SmallSweep {

  static final int RUNS = 96;

  private static final String SCENARIO = "scalar-factorization";

  private static final String CONFIGURATION =
      """
      sweep {
        name = small, scenario = %s, replicates = 4
        grid {
          learning-rate = { log = [1e-2, 1], points = 6 }
          signal = [0.1, 0.5]
          symmetry = [none, rescaling]
          steps = 2000
        }
      }
      spark { spark.executor.memory = 640m, spark.collapsar.from = file, spark.ui.port = 0 }
      """
          .formatted(SCENARIO);

  private static final Provenance.Invocation NOBODY =
      new Provenance.Invocation("", "", "", "", "", "", 2, "", List.of(), "", "", 0, 0);

  private SmallSweep() {}

  /** Writes the configuration file. */
  static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("sweep.conf"), CONFIGURATION);
  }

  /**
   * Writes another in its place, of one pack that takes seconds and one that takes none: what
   * trained the second has nothing to do while the first is trained.
   */
  static Path writeLopsided(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("sweep.conf"),
        """
        sweep {
          name = small, scenario = %s
          grid { learning-rate = { log = [1e-2, 1], points = 12 }, steps = [1000, 2000000] }
        }
        spark { spark.executor.memory = 640m, spark.ui.port = 0 }
        """
            .formatted(SCENARIO));
  }

  /** Trains it in this process, on two cores; its rows. */
  static List<String> trainedLocally(Path folder) {
    String results = folder.resolve("local").toString();
    ResultDirectory directory = ResultDirectory.at(results + "/small", new Configuration());
    directory.create();
    var configuration =
        io.github.collapsar.configuration.Configuration.read(
            folder.resolve("sweep.conf"), List.of());
    SparkSession spark = SparkStart.session("local", Optional.of("local[2]"), Map.of());
    try {
      new SweepRun(
              configuration, directory, Retry.NOTHING, () -> true, notice -> {}, Progress.SILENT)
          .train(() -> spark, NOBODY);
    } finally {
      spark.stop();
    }
    return rows(results, new Configuration());
  }

  /** What each run's identity alone determines, a line a row, sorted. */
  static List<String> rows(String results, Configuration hadoop) {
    List<String> columns =
        new RunTable(Scenarios.require(SCENARIO))
            .columns().stream()
                .filter(column -> column.origin() == Column.Origin.RUN)
                .map(Column::name)
                .toList();
    ResultDirectory directory = ResultDirectory.at(results + "/small", hadoop);
    List<String> rows = new ArrayList<>();
    for (String file : directory.runs().uris()) {
      // Double.toString tells any two doubles apart.
      directory
          .runs()
          .read(
              file, columns, row -> rows.add(columns.stream().map(row::value).toList().toString()));
    }
    rows.sort(String::compareTo);
    return rows;
  }
}
