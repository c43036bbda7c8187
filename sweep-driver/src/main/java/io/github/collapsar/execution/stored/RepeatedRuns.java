package io.github.collapsar.execution.stored;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.results.IdSet;
import io.github.collapsar.results.RowPrecedence;
import io.github.collapsar.results.StoredRow;
import io.github.collapsar.results.directory.TableFiles;
import io.github.collapsar.run.RunId;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Runs that several files of a table have, because two drivers met or a failed run was trained
 * again, and which file's row is kept.
 */
final class RepeatedRuns {

  private final TableFiles table;

  RepeatedRuns(TableFiles table) {
    this.table = table;
  }

  /**
   * What is to be done about them.
   *
   * @param keepers for each run that is in several files, the file whose row is kept
   * @param files the files that have rows of such runs
   */
  record Resolution(Map<String, String> keepers, Set<String> files) {}

  /** The row that counts among those seen by now, and its file. */
  private record Keeper(RowPrecedence precedence, String file) {
    Keeper orBetter(Keeper other) {
      return precedence.compareTo(other.precedence) <= 0 ? this : other;
    }
  }

  /** Finds them; asks for Spark only if the results are large. */
  Resolution resolve(boolean small, Supplier<SparkSession> spark) {
    Set<String> repeated = small ? find() : find(spark.get());
    if (repeated.isEmpty()) {
      return new Resolution(Map.of(), Set.of());
    }
    Map<String, Keeper> best = new HashMap<>();
    Set<String> files = new HashSet<>();
    for (String file : table.uris()) {
      table.read(
          file,
          RowPrecedence.COLUMNS,
          row -> {
            String id = row.text(StoredRow.RUN_ID);
            if (repeated.contains(id)) {
              files.add(file);
              best.merge(id, new Keeper(RowPrecedence.of(row, file), file), Keeper::orBetter);
            }
          });
    }
    Map<String, String> keepers = new HashMap<>();
    best.forEach((id, keeper) -> keepers.put(id, keeper.file()));
    return new Resolution(keepers, files);
  }

  /** Their ids. */
  Set<String> find() {
    IdSet seen = new IdSet();
    Set<String> repeated = new HashSet<>();
    for (String file : table.uris()) {
      RunId[] last = new RunId[1];
      table.read(
          file,
          List.of(StoredRow.RUN_ID),
          row -> {
            RunId id = row.id();
            // A curve has several rows, one behind the other.
            if (!id.equals(last[0]) && !seen.add(id)) {
              repeated.add(id.toString());
            }
            last[0] = id;
          });
    }
    return repeated;
  }

  /** Their ids, found by Spark's executors. */
  Set<String> find(SparkSession spark) {
    // Spark takes paths, in which nothing is escaped.
    String[] paths =
        table.uris().stream()
            .map(uri -> new Path(URI.create(uri)).toString())
            .toArray(String[]::new);
    Set<String> repeated = new HashSet<>();
    for (Row row :
        Results.parquet(spark)
            .parquet(paths)
            .select(functions.col(StoredRow.RUN_ID), functions.input_file_name().as("file"))
            .distinct()
            .groupBy(StoredRow.RUN_ID)
            .count()
            .filter("count > 1")
            .select(StoredRow.RUN_ID)
            .collectAsList()) {
      repeated.add(row.getString(0));
    }
    return repeated;
  }
}
