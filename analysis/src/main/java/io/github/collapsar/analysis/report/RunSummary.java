package io.github.collapsar.analysis.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the runs of a sweep say about themselves, by Spark SQL over {@code runs}.
 *
 * @param statuses how many runs by status, and of completed ones by phase
 * @param failures messages of runs that did not complete, the most frequent first
 * @param trained the training times of all runs added up
 * @param firstStart when the first pack began
 * @param lastStart when the last pack began
 * @param hosts how many executors' hosts trained
 */
public record RunSummary(
    Map<String, Long> statuses,
    List<Failure> failures,
    Duration trained,
    Instant firstStart,
    Instant lastStart,
    long hosts) {

  private static final int MAX_FAILURES = 20;

  /** A message of runs that did not complete, how many there are, and one of them. */
  public record Failure(String status, String message, long runs, String runId) {}

  /** Summarises the view {@code runs} of a session. */
  public static RunSummary of(SparkSession spark) {
    Map<String, Long> statuses = new TreeMap<>();
    long milliseconds = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    Set<String> hosts = new HashSet<>();
    List<Row> groups =
        spark
            .sql(
                """
                SELECT if(status = 'completed', coalesce(phase, status), status) AS word,
                  count(*) AS runs, sum(train_seconds) AS seconds,
                  unix_millis(min(CAST(started_at AS TIMESTAMP))) AS first,
                  unix_millis(max(CAST(started_at AS TIMESTAMP))) AS last,
                  collect_set(host) AS hosts
                FROM runs GROUP BY 1""")
            .collectAsList();
    for (Row group : groups) {
      statuses.put(group.getString(0), group.getLong(1));
      milliseconds += Math.round(1000 * group.getDouble(2));
      first = Math.min(first, group.getLong(3));
      last = Math.max(last, group.getLong(4));
      hosts.addAll(group.getList(5));
    }
    boolean allCompleted =
        statuses.keySet().stream()
            .noneMatch(word -> word.equals("failed") || word.equals("timed-out"));
    return new RunSummary(
        statuses,
        allCompleted ? List.of() : failures(spark),
        Duration.ofMillis(milliseconds),
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last),
        hosts.size());
  }

  private static List<Failure> failures(SparkSession spark) {
    return spark
        .sql(
            """
            SELECT status, coalesce(message, '') AS message, count(*) AS runs, min(run_id) AS run_id
            FROM runs WHERE status <> 'completed'
            GROUP BY 1, 2 ORDER BY runs DESC, message LIMIT %d"""
                .formatted(MAX_FAILURES))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Failure(row.getString(0), row.getString(1), row.getLong(2), row.getString(3)))
        .toList();
  }
}
