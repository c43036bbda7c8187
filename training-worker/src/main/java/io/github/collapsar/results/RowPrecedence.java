package io.github.collapsar.results;

import io.github.collapsar.run.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which row of a run counts where several are stored, because two drivers met or a failed run was
 * trained again: a completed one, of these the latest. The order does not depend on that of files.
 * The one that counts is the smallest.
 *
 * <p>This is the only definition: {@link #SQL} has the same criteria for Spark.
 *
 * @param completed whether the run completed
 * @param startedAt when the pack's training began
 * @param attempt the attempt of the task
 * @param pack the pack's name
 */
public record RowPrecedence(boolean completed, Instant startedAt, int attempt, String pack)
    implements Comparable<RowPrecedence> {

  /** The columns that {@link #of} reads, the run's id first. */
  public static final List<String> COLUMNS =
      List.of(StoredRow.RUN_ID, "status", "started_at", "attempt", "pack_id");

  /** A criterion, as it is said in SQL and in Java. */
  private record Criterion(String sql, Comparator<RowPrecedence> order) {}

  private static final List<Criterion> CRITERIA =
      List.of(
          new Criterion(
              "status = '" + Status.COMPLETED.word() + "' DESC",
              Comparator.comparing(RowPrecedence::completed).reversed()),
          new Criterion(
              "started_at DESC", Comparator.comparing(RowPrecedence::startedAt).reversed()),
          new Criterion("attempt DESC", Comparator.comparing(RowPrecedence::attempt).reversed()),
          new Criterion("pack_id", Comparator.comparing(RowPrecedence::pack)));

  /** What follows {@code ORDER BY} in Spark SQL over {@code runs}: the row that counts is first. */
  public static final String SQL =
      CRITERIA.stream().map(Criterion::sql).collect(Collectors.joining(", "));

  private static final Comparator<RowPrecedence> ORDER =
      CRITERIA.stream().map(Criterion::order).reduce(Comparator::thenComparing).orElseThrow();

  /**
   * The precedence of a stored row. Rows of curves do not have these columns: there all rows of a
   * run are alike, and the file decides.
   *
   * @param file where the row is
   */
  public static RowPrecedence of(StoredRow row, String file) {
    Instant startedAt = row.time("started_at");
    Integer attempt = row.integer("attempt");
    String pack = row.text("pack_id");
    return new RowPrecedence(
        Status.COMPLETED.word().equals(row.text("status")),
        startedAt == null ? Instant.EPOCH : startedAt,
        attempt == null ? 0 : attempt,
        pack == null ? file : pack);
  }

  @Override
  public int compareTo(RowPrecedence other) {
    return ORDER.compare(this, other);
  }
}
