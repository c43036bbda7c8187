package io.github.collapsar.execution.stored;

import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.IdSet;
import io.github.collapsar.results.RowPrecedence;
import io.github.collapsar.results.StoredRow;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.directory.TableFiles;
import io.github.collapsar.run.RunId;
import io.github.collapsar.run.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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

  private static final List<String> ENDS =
      Stream.concat(RowPrecedence.COLUMNS.stream(), Tally.COLUMNS.stream()).distinct().toList();

  private final ResultDirectory directory;

  /** The runs stored in a directory. */
  public StoredRuns(ResultDirectory directory) {
    this.directory = directory;
  }

  /** A file that cannot be read. */
  public record Damaged(TableFiles table, String file, String reason) {}

  /** Whether nothing is stored. */
  public boolean isEmpty() {
    return directory.runs().uris().isEmpty();
  }

  /** Whether reading needs no Spark. */
  public boolean isSmall() {
    return directory.runs().bytes() <= SMALL;
  }

  /** The files that cannot be read, of both tables. */
  public List<Damaged> damaged() {
    return Stream.of(Table.values())
        .map(directory::table)
        .flatMap(table -> damaged(table).stream())
        .toList();
  }

  private static List<Damaged> damaged(TableFiles table) {
    return table.uris().parallelStream()
        .flatMap(file -> table.damage(file).map(why -> new Damaged(table, file, why)).stream())
        .toList();
  }

  /** Those of the wanted runs that are not stored. For results that are small. */
  public Selection missing(Plan plan, Selection wanted, Retry retry) {
    if (isEmpty()) {
      return wanted;
    }
    IdSet stored = new IdSet();
    eachRow(
        columns(retry),
        (file, row) -> {
          if (isDone(row, retry)) {
            stored.add(row.id());
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

  /** The ids of a file whose runs are not to be trained again. */
  static List<RunId> done(TableFiles runs, String file, Retry retry) {
    List<RunId> ids = new ArrayList<>();
    runs.read(
        file,
        columns(retry),
        row -> {
          if (isDone(row, retry)) {
            ids.add(row.id());
          }
        });
    return ids;
  }

  private static List<String> columns(Retry retry) {
    return retry == Retry.NOTHING ? List.of(StoredRow.RUN_ID) : List.of(StoredRow.RUN_ID, "status");
  }

  private static boolean isDone(StoredRow row, Retry retry) {
    return retry == Retry.NOTHING || Status.COMPLETED.word().equals(row.text("status"));
  }

  /** The row of a run that counts among those seen by now, and how it ended. */
  private record End(RowPrecedence precedence, Tally tally) {
    End orBetter(End other) {
      return precedence.compareTo(other.precedence) <= 0 ? this : other;
    }
  }

  /** How the stored runs ended, each id once. For results that are small. */
  public Tally tally() {
    IdSet seen = new IdSet();
    IdSet repeated = new IdSet();
    Tally[] sum = {Tally.NONE};
    eachRow(
        Tally.COLUMNS,
        (file, row) -> {
          RunId id = row.id();
          if (seen.add(id)) {
            sum[0] = sum[0].plus(Tally.of(row));
          } else {
            repeated.add(id);
          }
        });
    return repeated.size() == 0 ? sum[0] : tally(repeated);
  }

  /** The same once more, where it is known which runs have several rows: they are rare. */
  private Tally tally(IdSet repeated) {
    Tally[] sum = {Tally.NONE};
    Map<RunId, End> best = new HashMap<>();
    eachRow(
        ENDS,
        (file, row) -> {
          RunId id = row.id();
          if (repeated.contains(id)) {
            best.merge(id, new End(RowPrecedence.of(row, file), Tally.of(row)), End::orBetter);
          } else {
            sum[0] = sum[0].plus(Tally.of(row));
          }
        });
    return best.values().stream().map(End::tally).reduce(sum[0], Tally::plus);
  }

  /** How the stored runs ended, each id once, counted by Spark's executors. */
  public Tally tally(SparkSession spark) {
    return new DistributedSearch(spark, directory).tally();
  }

  /** Reads several files at a time and hands on one row at a time, so that none are held. */
  private void eachRow(List<String> columns, BiConsumer<String, StoredRow> taken) {
    Object oneAtATime = new Object();
    TableFiles runs = directory.runs();
    runs.uris().parallelStream()
        .forEach(
            file ->
                runs.read(
                    file,
                    columns,
                    row -> {
                      synchronized (oneAtATime) {
                        taken.accept(file, row);
                      }
                    }));
  }
}
