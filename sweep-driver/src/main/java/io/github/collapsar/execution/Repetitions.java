package io.github.collapsar.execution;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.RunId;
import io.github.collapsar.run.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Runs that are stored more than once, because two drivers met or a failed run was trained again,
 * and which of their rows is kept.
 *
 * @param directory the results
 */
record Repetitions(ResultDirectory directory) {

  private static final List<String> ID = List.of("run_id");
  private static final List<String> RANK =
      List.of("run_id", "status", "started_at", "attempt", "pack_id");

  /** A row of a run that has several; the order puts the one that is kept last. */
  private record Candidate(
      String file, boolean completed, long startedAt, int attempt, String pack) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparing(Candidate::completed)
            .thenComparing(Candidate::startedAt)
            .thenComparing(Candidate::attempt)
            .thenComparing(Candidate::pack, Comparator.reverseOrder());
  }

  /**
   * What is to be done about them.
   *
   * @param keepers for each run that is in several files, the file whose row is kept
   * @param files the files that have rows of such runs
   */
  record Resolution(Map<String, String> keepers, Set<String> files) {}

  /** Finds them; asks for Spark only if the results are large. */
  Resolution resolve(Supplier<SparkSession> spark, Table table) {
    Set<String> repeated =
        new StoredRuns(directory).isSmall() ? repeated(table) : repeated(spark.get(), table);
    if (repeated.isEmpty()) {
      return new Resolution(Map.of(), Set.of());
    }
    Map<String, Candidate> best = new HashMap<>();
    Set<String> files = new HashSet<>();
    for (String file : directory.files(table)) {
      directory.read(
          file,
          RANK,
          row -> {
            if (repeated.contains((String) row[0])) {
              files.add(file);
              best.merge(
                  (String) row[0],
                  candidate(file, row),
                  (a, b) -> Candidate.ORDER.compare(a, b) >= 0 ? a : b);
            }
          });
    }
    Map<String, String> keepers = new HashMap<>();
    best.forEach((id, candidate) -> keepers.put(id, candidate.file()));
    return new Resolution(keepers, files);
  }

  /** Curves have no such columns: there the rows of all files are alike. */
  private static Candidate candidate(String file, Object[] row) {
    return new Candidate(
        file,
        Status.COMPLETED.word().equals(row[1]),
        row[2] == null ? 0 : (Long) row[2],
        row[3] == null ? 0 : (Integer) row[3],
        row[4] == null ? file : (String) row[4]);
  }

  private Set<String> repeated(Table table) {
    IdSet seen = new IdSet();
    Set<String> repeated = new HashSet<>();
    for (String file : directory.files(table)) {
      RunId[] last = new RunId[1];
      directory.read(
          file,
          ID,
          row -> {
            RunId id = RunId.parse((String) row[0]);
            // A curve has several rows, one behind the other.
            if (!id.equals(last[0]) && !seen.add(id)) {
              repeated.add(id.toString());
            }
            last[0] = id;
          });
    }
    return repeated;
  }

  Set<String> repeated(SparkSession spark, Table table) {
    List<String> files = new ArrayList<>(directory.files(table));
    Set<String> repeated = new HashSet<>();
    for (Row row :
        Results.parquet(spark)
            .parquet(files.toArray(String[]::new))
            .select(functions.col("run_id"), functions.input_file_name().as("file"))
            .distinct()
            .groupBy("run_id")
            .count()
            .filter("count > 1")
            .select("run_id")
            .collectAsList()) {
      repeated.add(row.getString(0));
    }
    return repeated;
  }
}
