package io.github.collapsar.configuration;

import io.github.collapsar.codec.Problems;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Scenario;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
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

  private static final int MOST_SECONDS = 5;
  private static final int MOST_MICROSECONDS = 200;

  private final String text;
  private final Expression expression;
  private final LongAdder answers = new LongAdder();
  private final LongAdder nanoseconds = new LongAdder();

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
    ConditionParser parser = ConditionParser.of(text, scenario);
    return parser
        .condition()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot use where = %s; %s".formatted(text, parser.problems().get(0))));
  }

  /** What is wrong with a condition; empty if nothing. */
  static List<String> problems(String text, Scenario scenario) {
    return ConditionParser.of(text, scenario).problems();
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
    long start = System.nanoTime();
    try {
      return predicates().get().eval(new GenericInternalRow(row));
    } catch (RuntimeException e) {
      throw notComputable(run, SparkMessage.of(e), e);
    } catch (OutOfMemoryError e) {
      throw notComputable(run, "it needs more memory than there is; make smaller values in it", e);
    } finally {
      answers.increment();
      nanoseconds.add(System.nanoTime() - start);
    }
  }

  private NotComputableException notComputable(Run run, String reason, Throwable cause) {
    String of = columns.isEmpty() ? "" : " for " + point(run);
    return new NotComputableException(
        "Cannot compute where = %s%s; %s".formatted(Problems.shortened(text), of, reason), cause);
  }

  /**
   * Does work that asks this condition about many runs, and gives up where answers take too long.
   *
   * @throws NotComputableException if one takes {@value #MOST_SECONDS} s, or all together that long
   *     and more than {@value #MOST_MICROSECONDS} µs each
   */
  public <T> T within(Supplier<T> work) {
    try {
      return BoundedWork.call(MOST_SECONDS, this::progress, work);
    } catch (TimeoutException e) {
      throw new NotComputableException(
          "Cannot compute where = %s; it takes too long for a run; make it simpler"
              .formatted(Problems.shortened(text)),
          e);
    }
  }

  /** Stands still once answers are too slow. */
  private long progress() {
    long given = answers.sum();
    boolean slow = nanoseconds.sum() > given * MOST_MICROSECONDS * 1000L;
    return slow ? -1 : given;
  }

  /** The keys of the parameters that it reads. */
  public Set<String> keys() {
    return columns.stream().map(ConditionColumn::key).collect(Collectors.toSet());
  }

  /** Whether replicates of a point can differ in it. */
  public boolean readsReplicate() {
    return columns.stream().anyMatch(column -> column.name().equals("replicate"));
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
