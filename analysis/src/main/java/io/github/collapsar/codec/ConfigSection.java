package io.github.collapsar.codec;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * One object of a configuration with its path. Each method reads a key as one type; what does not
 * fit becomes a problem and reads as empty.
 */
public record ConfigSection(String path, ConfigObject object, Problems problems) {

  /** The path of a key for messages. */
  public String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The value of a key unless it is absent or null. */
  public Optional<ConfigValue> value(String key) {
    return Optional.ofNullable(object.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  /** A problem with the value of a key. */
  public void reject(String key, String advice) {
    problems.value(pathOf(key), object.get(key), advice);
  }

  /** Reports every key that is not among those allowed. */
  public void allowOnly(Collection<String> allowed) {
    for (String key : new TreeSet<>(object.keySet())) {
      if (!allowed.contains(key) && ValueOrigin.of(object.get(key).origin()).written()) {
        reject(key, unknown(key, allowed));
      }
    }
  }

  /** What to say of a key that does not exist. */
  public static String unknown(String key, Collection<String> allowed) {
    return "there is no such key"
        + NearestWord.to(key, allowed)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; known are " + String.join(", ", allowed));
  }

  /** An object below a key; empty and a problem if it is something else. */
  public Optional<ConfigSection> section(String key) {
    return value(key).flatMap(value -> section(key, value));
  }

  public Optional<ConfigSection> section(String key, ConfigValue value) {
    if (value instanceof ConfigObject found) {
      return Optional.of(new ConfigSection(pathOf(key), found, problems));
    }
    problems.value(pathOf(key), value, "it must be an object { … }");
    return Optional.empty();
  }

  /** Text; numbers and booleans are taken as written. */
  public Optional<String> text(String key) {
    return value(key)
        .flatMap(
            value -> {
              Optional<String> text = SingleValues.text(value);
              if (text.isEmpty()) {
                reject(key, "it must be text");
              }
              return text;
            });
  }

  /** A whole number within bounds, both included. */
  public OptionalLong whole(String key, long lowest, long highest) {
    Optional<ConfigValue> value = value(key);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong whole = SingleValues.whole(value.get());
    if (whole.isPresent() && whole.getAsLong() >= lowest && whole.getAsLong() <= highest) {
      return whole;
    }
    reject(key, "it must be " + wholeNumber(lowest, highest));
    return OptionalLong.empty();
  }

  /** What is allowed of whole numbers within bounds. */
  static String wholeNumber(long lowest, long highest) {
    if (highest < Long.MAX_VALUE) {
      return "a whole number from " + lowest + " to " + highest;
    }
    return "a whole number" + (lowest == Long.MIN_VALUE ? "" : " of at least " + lowest);
  }

  /** A finite number. */
  public Optional<Double> number(String key) {
    return value(key)
        .flatMap(
            value -> {
              Optional<Double> number = SingleValues.real(value);
              if (number.isEmpty()) {
                reject(key, "it must be a number");
              }
              return number;
            });
  }

  /** True or false. */
  public Optional<Boolean> flag(String key) {
    return value(key)
        .flatMap(
            value -> {
              Optional<Boolean> flag = SingleValues.text(value).map(FLAGS::get);
              if (flag.isEmpty()) {
                reject(key, "it must be true or false");
              }
              return flag;
            });
  }

  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);

  /** The elements of a list; empty and a problem if it is something else. */
  public Optional<List<ConfigValue>> list(String key, String advice) {
    return value(key)
        .flatMap(
            value -> {
              if (value.valueType() == ConfigValueType.LIST) {
                return Optional.of(List.copyOf((ConfigList) value));
              }
              reject(key, advice);
              return Optional.empty();
            });
  }
}
