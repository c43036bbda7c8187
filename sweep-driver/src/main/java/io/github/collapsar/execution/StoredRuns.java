package io.github.collapsar.execution;

import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.RunId;
import io.github.collapsar.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What a result directory holds already.
 *
 * <p>Up to {@link #SMALL} bytes of results are read where the caller is, in less time than Spark
 * needs to start; more by Spark's executors, so that the driver's memory stays constant.
 */
public final class StoredRuns {

  /** Results up to this size, in bytes, are read without Spark: about three million runs. */
  public static final long SMALL = 128L << 20;

  private static final List<String> ID = List.of("run_id");
  private static final List<String> ENDS = List.of("run_id", "status", "phase", "message");

  private final ResultDirectory directory;

  /** The runs stored in a directory. */
  public StoredRuns(ResultDirectory directory) {
    this.directory = directory;
  }

  /** A file that cannot be read. */
  public record Damaged(String file, String reason) {}

  /** Whether nothing is stored. */
  public boolean isEmpty() {
    return directory.files(Table.RUNS).isEmpty();
  }

  /** Whether reading needs no Spark. */
  public boolean isSmall() {
    return directory.bytes(Table.RUNS) <= SMALL;
  }

  /** The files that cannot be read, of both tables. */
  public List<Damaged> damaged() {
    return Stream.of(Table.values())
        .flatMap(table -> directory.files(table).stream())
        .toList()
        .parallelStream()
        .flatMap(file -> directory.damage(file).map(why -> new Damaged(file, why)).stream())
        .toList();
  }

  /** Those of the wanted runs that are not stored. For results that are small. */
  public Selection missing(Plan plan, Selection wanted, Retry retry) {
    if (isEmpty()) {
      return wanted;
    }
    IdSet stored = new IdSet();
    eachRow(
        retry == Retry.NOTHING ? ID : ENDS,
        row -> {
          if (retry == Retry.NOTHING || isCompleted(row)) {
            stored.add(RunId.parse((String) row[0]));
          }
        });
    return wanted.and(index -> !stored.contains(plan.run(index).id()));
  }

  /** Those of the wanted runs that are not stored, found by Spark's executors. */
  public Selection missing(SparkSession spark, Plan plan, Selection wanted, Retry retry) {
    return isEmpty()
        ? wanted
        : new DistributedSearch(spark, directory).missing(plan, wanted, retry);
  }

  /** How the stored runs ended, each id once. For results that are small. */
  public Tally tally() {
    IdSet seen = new IdSet();
    Tally[] sum = {Tally.NONE};
    List<Object[]> others = new ArrayList<>();
    eachRow(
        ENDS,
        row -> {
          if (!isCompleted(row)) {
            others.add(row);
          } else if (seen.add(RunId.parse((String) row[0]))) {
            sum[0] = sum[0].plus(end(row));
          }
        });
    // A run that failed and then completed counts as completed.
    for (Object[] row : others) {
      if (seen.add(RunId.parse((String) row[0]))) {
        sum[0] = sum[0].plus(end(row));
      }
    }
    return sum[0];
  }

  private static boolean isCompleted(Object[] row) {
    return Status.COMPLETED.word().equals(row[1]);
  }

  /** The ids of a file whose runs are not to be trained again. */
  static List<RunId> done(ResultDirectory directory, String file, Retry retry) {
    if (retry == Retry.NOTHING) {
      return ids(directory, file);
    }
    return rows(directory, file).stream()
        .filter(StoredRuns::isCompleted)
        .map(row -> RunId.parse((String) row[0]))
        .toList();
  }

  /** How the stored runs ended, each id once, counted by Spark's executors. */
  public Tally tally(SparkSession spark) {
    return new DistributedSearch(spark, directory).tally();
  }

  static List<RunId> ids(ResultDirectory directory, String file) {
    List<RunId> ids = new ArrayList<>();
    directory.read(file, ID, row -> ids.add(RunId.parse((String) row[0])));
    return ids;
  }

  private static List<Object[]> rows(ResultDirectory directory, String file) {
    List<Object[]> rows = new ArrayList<>();
    directory.read(file, ENDS, rows::add);
    return rows;
  }

  private static Tally end(Object[] row) {
    return Tally.of((String) row[1], (String) row[2], (String) row[3]);
  }

  /** Reads several files at a time and hands on one row at a time, so that none are held. */
  private void eachRow(List<String> columns, Consumer<Object[]> taken) {
    Object oneAtATime = new Object();
    directory.files(Table.RUNS).parallelStream()
        .forEach(
            file ->
                directory.read(
                    file,
                    columns,
                    row -> {
                      synchronized (oneAtATime) {
                        taken.accept(row);
                      }
                    }));
  }
}
