package io.github.collapsar.analysis.results;

import io.github.collapsar.run.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Names and values as Spark SQL reads them. */
public final class SqlText {

  private SqlText() {}

  /** A column's name. */
  public static String name(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  /** A value as a literal of its column's type. */
  public static String literal(Value value) {
    if (value instanceof Value.Real real) {
      return real.value() + "D";
    }
    return value instanceof Value.Whole whole
        ? Long.toString(whole.value())
        : "'" + value.toString().replaceAll("[\\\\']", "\\\\$0") + "'";
  }

  /**
   * The condition that columns have some values.
   *
   * @param at values by key, kebab-case
   * @return {@code true} for none
   */
  public static String condition(SortedMap<String, Value> at) {
    return at.isEmpty()
        ? "true"
        : at.entrySet().stream().map(SqlText::equation).collect(Collectors.joining(" AND "));
  }

  private static String equation(Map.Entry<String, Value> fixed) {
    return name(fixed.getKey().replace('-', '_')) + " = " + literal(fixed.getValue());
  }
}
