package io.github.collapsar.results;

/**
 * A column of a result table.
 *
 * @param name snake_case
 * @param type how its values are stored
 * @param nullable whether it may be empty
 * @param origin whether the run's identity alone determines it
 */
public record Column(String name, Type type, boolean nullable, Origin origin) {

  /** How values are stored, and the Java type of a value in a row. */
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
    /** Milliseconds since 1970-01-01 UTC; {@link Long}. */
    TIMESTAMP
  }

  /** What determines a column's values. */
  public enum Origin {
    /** The run's identity: the same bytes on any machine of the same kind, however packed. */
    RUN,
    /** The circumstances of the training: provenance of the row. */
    CIRCUMSTANCES
  }
}
