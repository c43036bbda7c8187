package io.github.collapsar.codec;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers what is wrong while a configuration is read, so that all of it is reported at once. */
public final class Problems {

  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_MESSAGE = 2_000;

  /** Typesafe Config begins a message with the origin, which ours name already. */
  private static final Pattern LEADING_ORIGIN =
      Pattern.compile("^.*?: ?\\d+: (.*)$", Pattern.DOTALL);

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202a}-\\x{202e}]");

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  /** A value that cannot be used; {@code advice} says what is allowed. */
  public void value(String path, ConfigValue value, String advice) {
    ValueOrigin origin = origin(value.origin());
    add(origin, "Cannot use %s = %s (%s); %s".formatted(path, shown(value), origin, advice));
  }

  /** A key that is missing from an object. */
  public void missing(String path, ConfigOrigin object, String advice) {
    ValueOrigin origin = origin(object);
    add(origin, "Cannot do without %s (%s); %s".formatted(path, origin, advice));
  }

  /** What a parser says of a file. */
  public void unreadable(ConfigException e) {
    ValueOrigin origin = e.origin() == null ? new ValueOrigin(file, 0) : origin(e.origin());
    add(origin, "Cannot read %s; %s".formatted(origin, reason(e)));
  }

  /** A file that is not parsed; line 0 for all of it. */
  public void unreadable(Path file, int line, String reason) {
    ValueOrigin origin = new ValueOrigin(file.toString(), line);
    add(origin, "Cannot read %s; %s".formatted(origin, reason));
  }

  /** Anything else. */
  public void add(ValueOrigin origin, String message) {
    problems.add(new Problem(origin.source(), origin.line(), limited(message)));
  }

  private static String limited(String message) {
    String line = printable(message);
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }

  public int count() {
    return problems.size();
  }

  public List<Problem> all() {
    return List.copyOf(problems);
  }

  /** Throws if there are any. */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Where a value was written; the file as a whole if that is nowhere. */
  private ValueOrigin origin(ConfigOrigin given) {
    ValueOrigin origin = ValueOrigin.of(given);
    return origin.written() ? origin : new ValueOrigin(file, 0);
  }

  /** A value as it can stand in a message: short, on one line. */
  public static String shown(ConfigValue value) {
    String text =
        value.valueType() == ConfigValueType.STRING
            ? (String) value.unwrapped()
            : value.render(ConfigRenderOptions.concise().setJson(false));
    if (value.valueType() == ConfigValueType.OBJECT && !text.startsWith("{")) {
      text = "{" + text + "}";
    }
    return text.isEmpty() ? "\"\"" : shortened(text);
  }

  /** A text on one line, without characters that a terminal would obey, and not too long. */
  public static String shortened(String text) {
    int end = Math.min(text.length(), LONGEST_VALUE);
    String line = printable(text.substring(0, end));
    return end == text.length() ? line : line + "…";
  }

  /** A text on one line, without characters that a terminal would obey. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text.replace('\n', ' ')).replaceAll(found -> "?");
  }

  /** What the parser says, without the origin, on one line. */
  public static String reason(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = LEADING_ORIGIN.matcher(message);
    return (matcher.matches() ? matcher.group(1) : message).replaceAll("\\s+", " ");
  }
}
