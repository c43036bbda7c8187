package io.github.collapsar.results;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a table, and how its value is taken from a row. The factories fix the Java type of
 * the values, so that whoever writes them may rely on it.
 *
 * @param <R> what a row is
 */
public final class Column<R> {

  private final String name;
  private final Type type;
  private final boolean nullable;
  private final Origin origin;
  private final Function<? super R, ?> value;

  private Column(
      String name, Type type, boolean nullable, Origin origin, Function<? super R, ?> value) {
    this.name = name;
    this.type = type;
    this.nullable = nullable;
    this.origin = origin;
    this.value = value;
  }

  /** How values are stored, and the Java type of a value. */
  public enum Type {
    /** UTF-8 text; {@link String}. */
    TEXT,
    /** {@link Double}. */
    DOUBLE,
    /** A list of doubles, maybe empty; {@code List<Double>}. */
    DOUBLES,
    /** {@link Integer}. */
    INTEGER,
    /** {@link Long}. */
    LONG,
    /** Milliseconds since 1970-01-01 UTC; {@link Instant}. */
    TIMESTAMP
  }

  /** What determines a column's values. */
  public enum Origin {
    /** The run's identity: the same bytes on any machine of the same kind, however packed. */
    RUN,
    /** The circumstances of the training: provenance of the row. */
    CIRCUMSTANCES
  }

  /** A column of text, never empty, that the run determines. */
  public static <R> Column<R> text(String name, Function<? super R, String> value) {
    return new Column<>(name, Type.TEXT, false, Origin.RUN, value);
  }

  /** A column of doubles, never empty, that the run determines. */
  public static <R> Column<R> real(String name, Function<? super R, Double> value) {
    return new Column<>(name, Type.DOUBLE, false, Origin.RUN, value);
  }

  /** A column of lists of doubles, never empty, that the run determines. */
  public static <R> Column<R> reals(String name, Function<? super R, List<Double>> value) {
    return new Column<>(name, Type.DOUBLES, false, Origin.RUN, value);
  }

  /** A column of integers, never empty, that the run determines. */
  public static <R> Column<R> integer(String name, Function<? super R, Integer> value) {
    return new Column<>(name, Type.INTEGER, false, Origin.RUN, value);
  }

  /** A column of longs, never empty, that the run determines. */
  public static <R> Column<R> whole(String name, Function<? super R, Long> value) {
    return new Column<>(name, Type.LONG, false, Origin.RUN, value);
  }

  /** A column of times, never empty, that the run determines. */
  public static <R> Column<R> time(String name, Function<? super R, Instant> value) {
    return new Column<>(name, Type.TIMESTAMP, false, Origin.RUN, value);
  }

  /** A column of stored rows: the value that a row has under its name. */
  public static Column<StoredRow> stored(String name, Type type, boolean nullable) {
    return new Column<>(name, type, nullable, Origin.CIRCUMSTANCES, row -> row.value(name));
  }

  /** This column, whose value may be null. */
  public Column<R> orNull() {
    return new Column<>(name, type, true, origin, value);
  }

  /** This column as one that the circumstances of the training determine. */
  public Column<R> ofCircumstances() {
    return new Column<>(name, type, nullable, Origin.CIRCUMSTANCES, value);
  }

  /** The name, in snake_case. */
  public String name() {
    return name;
  }

  /** How the values are stored. */
  public Type type() {
    return type;
  }

  /** Whether a value may be null. */
  public boolean isNullable() {
    return nullable;
  }

  /** Whether the run's identity alone determines the values. */
  public Origin origin() {
    return origin;
  }

  /** The value of a row, of the Java type of this column. */
  public Object value(R row) {
    return value.apply(row);
  }

  @Override
  public String toString() {
    return name;
  }
}
