package io.github.collapsar.results;

import io.github.collapsar.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A row as it was read: values by the names of their columns. */
public final class StoredRow {

  /** The column that has the id of the row's run. */
  public static final String RUN_ID = "run_id";

  private final Map<String, Integer> places;
  private final Object[] values;

  /**
   * A row of a file.
   *
   * @param places where the value of a column is, for all columns that were asked for; shared by
   *     all rows of a file
   * @param values a value each, of the column's Java type; null where the file has none
   */
  public StoredRow(Map<String, Integer> places, Object[] values) {
    this.places = places;
    this.values = values;
  }

  /**
   * A value of any type; null if the row or the whole file has none.
   *
   * @throws IllegalArgumentException if the column was not asked for
   */
  public Object value(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException(
          "Cannot tell " + column + " of a row of which " + places.keySet() + " were read");
    }
    return values[place];
  }

  /** The id of the row's run. */
  public RunId id() {
    return RunId.parse(text(RUN_ID));
  }

  /** A text, or null. */
  public String text(String column) {
    return (String) value(column);
  }

  /** A double, or null. */
  public Double real(String column) {
    return (Double) value(column);
  }

  /** A list of doubles, or null. */
  @SuppressWarnings("unchecked") // the reader makes no other lists
  public List<Double> reals(String column) {
    return (List<Double>) value(column);
  }

  /** An integer, or null. */
  public Integer integer(String column) {
    return (Integer) value(column);
  }

  /** A long, or null. */
  public Long whole(String column) {
    return (Long) value(column);
  }

  /** A time, or null. */
  public Instant time(String column) {
    return (Instant) value(column);
  }
}
