package io.github.collapsar.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.network.util.JavaUtils;

/** What the settings of Spark must be that planning goes by, before Spark has started. */
final class SparkSettings {

  private static final long MOST = 1_000_000;
  private static final Pattern LOCAL = Pattern.compile("local\\[(.*)]");

  private SparkSettings() {}

  /** What is wrong with a setting: what it must be. */
  static Optional<String> problem(String name, String value) {
    return switch (name) {
      case "spark.task.cpus", "spark.executor.cores", "spark.executor.instances" ->
          isCount(value)
              ? Optional.empty()
              : Optional.of("it must be a whole number from 1 to " + MOST);
      case "spark.executor.memory" ->
          isSize(value) ? Optional.empty() : Optional.of("it must be a size such as 800m or 8g");
      case "spark.master" -> master(value);
      default -> Optional.empty();
    };
  }

  private static boolean isCount(String value) {
    return value.matches("[1-9]\\d{0,6}") && Long.parseLong(value) <= MOST;
  }

  private static boolean isSize(String value) {
    try {
      return JavaUtils.byteStringAsBytes(value) > 0;
    } catch (NumberFormatException | ArithmeticException e) {
      return false;
    }
  }

  private static Optional<String> master(String value) {
    Matcher local = LOCAL.matcher(value);
    if (!local.matches()) {
      return Optional.empty();
    }
    String threads = local.group(1).replaceFirst(",.*", "");
    return threads.equals("*") || isCount(threads)
        ? Optional.empty()
        : Optional.of("between the brackets must be * or a whole number from 1 to " + MOST);
  }
}
