package io.github.collapsar.configuration;

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
final class Problems {

  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_MESSAGE = 2_000;

  /** Typesafe Config begins a message with the place, which ours name already. */
  private static final Pattern LEADING_PLACE =
      Pattern.compile("^.*?: ?\\d+: (.*)$", Pattern.DOTALL);

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202a}-\\x{202e}]");

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** A value that cannot be used; {@code advice} says what is allowed. */
  void value(String path, ConfigValue value, String advice) {
    Place place = place(value.origin());
    add(place, "Cannot use %s = %s (%s); %s".formatted(path, shown(value), place, advice));
  }

  /** A key that is missing from an object. */
  void missing(String path, ConfigOrigin object, String advice) {
    Place place = place(object);
    add(place, "Cannot do without %s (%s); %s".formatted(path, place, advice));
  }

  /** What a parser says of a place. */
  void unreadable(ConfigException e) {
    Place place = e.origin() == null ? new Place(file, 0) : place(e.origin());
    add(place, "Cannot read %s; %s".formatted(place, reason(e)));
  }

  /** A file that is not parsed; line 0 for all of it. */
  void unreadable(Path file, int line, String reason) {
    Place place = new Place(file.toString(), line);
    add(place, "Cannot read %s; %s".formatted(place, reason));
  }

  /** Anything else. */
  void add(Place place, String message) {
    problems.add(new Problem(place.source(), place.line(), limited(message)));
  }

  private static String limited(String message) {
    String line = printable(message);
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
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

  /** Where a value was written; the file as a whole if that is nowhere. */
  private Place place(ConfigOrigin origin) {
    Place place = Place.of(origin);
    return place.written() ? place : new Place(file, 0);
  }

  /** A value as it can stand in a message: short, on one line. */
  static String shown(ConfigValue value) {
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
  static String shortened(String text) {
    int end = Math.min(text.length(), LONGEST_VALUE);
    String line = printable(text.substring(0, end));
    return end == text.length() ? line : line + "…";
  }

  /** A text on one line, without characters that a terminal would obey. */
  static String printable(String text) {
    return UNPRINTABLE.matcher(text.replace('\n', ' ')).replaceAll(found -> "?");
  }

  /** What the parser says, without the place, on one line. */
  static String reason(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = LEADING_PLACE.matcher(message);
    return (matcher.matches() ? matcher.group(1) : message).replaceAll("\\s+", " ");
  }
}
