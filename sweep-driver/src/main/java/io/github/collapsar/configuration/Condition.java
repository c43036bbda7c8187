package io.github.collapsar.configuration;

import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Scenario;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Predicate$;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A {@code where}: a Spark SQL condition on what is known of a run before it is trained. Spark's
 * parser and analyser read it, so it means what it would mean on the results; no Spark session is
 * needed. Immutable, thread-safe; may be sent to executors.
 */
public final class Condition implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A condition has no value for a run. */
  public static final class NotComputableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotComputableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final String text;
  private final Expression expression;

  /** The columns that the expression reads, in the order of its row. */
  private final List<ConditionColumn> columns;

  /** Generated predicates are not thread-safe. */
  private transient ThreadLocal<BasePredicate> predicate;

  Condition(String text, Expression expression, List<ConditionColumn> columns) {
    this.text = text;
    this.expression = expression;
    this.columns = List.copyOf(columns);
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException if it does not parse, names a column that does not exist or is
   *     known only after training, is not boolean or not deterministic, or has a subquery
   */
  public static Condition of(String text, Scenario scenario) {
    ConditionParser parser = new ConditionParser(text, scenario);
    return parser
        .condition()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot use where = %s; %s".formatted(text, parser.problems().get(0))));
  }

  /** What is wrong with a condition; empty if nothing. */
  static List<String> problems(String text, Scenario scenario) {
    return new ConditionParser(text, scenario).problems();
  }

  /**
   * Whether a run meets it; a condition that is NULL is not met.
   *
   * @throws NotComputableException if Spark SQL cannot compute it for this run, e.g. a division by
   *     zero
   */
  public boolean test(Run run) {
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = internal(columns.get(i).of(run));
    }
    try {
      return predicates().get().eval(new GenericInternalRow(row));
    } catch (RuntimeException e) {
      throw new NotComputableException(
          "Cannot compute where = %s for %s; %s".formatted(text, point(run), SparkMessage.of(e)),
          e);
    }
  }

  private synchronized ThreadLocal<BasePredicate> predicates() {
    if (predicate == null) {
      predicate = ThreadLocal.withInitial(() -> Predicate$.MODULE$.create(expression));
    }
    return predicate;
  }

  private String point(Run run) {
    return columns.stream()
        .map(column -> column.name() + " = " + column.of(run))
        .collect(Collectors.joining(", "));
  }

  private static Object internal(Object value) {
    return value instanceof String word ? UTF8String.fromString(word) : value;
  }

  @Override
  public String toString() {
    return text;
  }
}
