package io.github.collapsar.configuration;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers what is wrong while a configuration is read, so that all of it is reported at once. */
final class Problems {

  private static final int LONGEST_VALUE = 80;
  private static final Pattern TRAILING_LINE = Pattern.compile("^(.*?):? ?\\d*$");

  private final List<Problem> problems = new ArrayList<>();

  /** A value that cannot be used; {@code advice} says what is allowed. */
  void value(String path, ConfigValue value, String advice) {
    ConfigOrigin origin = value.origin();
    String place = place(origin);
    add(origin, "Cannot use %s = %s (%s); %s".formatted(path, shown(value), place, advice));
  }

  /** A key that is missing from an object. */
  void missing(String path, ConfigOrigin object, String advice) {
    add(object, "Cannot do without %s (%s); %s".formatted(path, place(object), advice));
  }

  /** Anything else, by file and line (0: no line). */
  void add(String file, int line, String message) {
    problems.add(new Problem(file, line, message));
  }

  private void add(ConfigOrigin origin, String message) {
    add(file(origin), Math.max(0, origin.lineNumber()), message);
  }

  int count() {
    return problems.size();
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }

  /** Throws if there are any. */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Where a value was written: {@code file:line}, or {@code --set key}. */
  static String place(ConfigOrigin origin) {
    return origin.filename() == null || origin.lineNumber() < 1
        ? file(origin)
        : file(origin) + ":" + origin.lineNumber();
  }

  static String file(ConfigOrigin origin) {
    if (origin.filename() != null) {
      return origin.filename();
    }
    // Typesafe Config appends the line to the description, here always that of a one-line text.
    Matcher matcher = TRAILING_LINE.matcher(origin.description());
    return matcher.matches() ? matcher.group(1) : origin.description();
  }

  /** A value as it can stand in a message: short, on one line. */
  static String shown(ConfigValue value) {
    String text =
        value.valueType() == ConfigValueType.STRING
            ? (String) value.unwrapped()
            : value.render(ConfigRenderOptions.concise().setJson(false));
    String line = text.isEmpty() ? "\"\"" : text.replace('\n', ' ');
    return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
  }
}
