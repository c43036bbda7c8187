package io.github.collapsar.configuration;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
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
record Section(String path, ConfigObject object, Problems problems) {

  /** The path of a key for messages. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  ConfigOrigin origin() {
    return object.origin();
  }

  /** The value of a key unless it is absent or null. */
  Optional<ConfigValue> value(String key) {
    return Optional.ofNullable(object.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  /** A problem with the value of a key. */
  void reject(String key, String advice) {
    problems.value(pathOf(key), object.get(key), advice);
  }

  /** Reports every key that is not among those allowed. */
  void allowOnly(Collection<String> allowed) {
    for (String key : new TreeSet<>(object.keySet())) {
      if (!allowed.contains(key) && Place.of(object.get(key).origin()).written()) {
        reject(key, unknown(key, allowed));
      }
    }
  }

  /** What to say of a key that does not exist. */
  static String unknown(String key, Collection<String> allowed) {
    return "there is no such key"
        + Nearest.to(key, allowed)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; known are " + String.join(", ", allowed));
  }

  /** An object below a key; empty and a problem if it is something else. */
  Optional<Section> section(String key) {
    return value(key).flatMap(value -> section(key, value));
  }

  Optional<Section> section(String key, ConfigValue value) {
    if (value instanceof ConfigObject found) {
      return Optional.of(new Section(pathOf(key), found, problems));
    }
    problems.value(pathOf(key), value, "it must be an object { … }");
    return Optional.empty();
  }

  /** Text; numbers and booleans are taken as written. */
  Optional<String> text(String key) {
    return value(key)
        .flatMap(
            value -> {
              Optional<String> text = Scalars.text(value);
              if (text.isEmpty()) {
                reject(key, "it must be text");
              }
              return text;
            });
  }

  /** A whole number within bounds, both included. */
  OptionalLong whole(String key, long lowest, long highest) {
    Optional<ConfigValue> value = value(key);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong whole = Scalars.whole(value.get());
    if (whole.isPresent() && whole.getAsLong() >= lowest && whole.getAsLong() <= highest) {
      return whole;
    }
    String bounds = lowest == Long.MIN_VALUE ? "" : " of at least " + lowest;
    if (highest < Long.MAX_VALUE) {
      bounds = " from " + lowest + " to " + highest;
    }
    reject(key, "it must be a whole number" + bounds);
    return OptionalLong.empty();
  }

  /** A finite number. */
  Optional<Double> number(String key) {
    return value(key)
        .flatMap(
            value -> {
              Optional<Double> number = Scalars.real(value);
              if (number.isEmpty()) {
                reject(key, "it must be a number");
              }
              return number;
            });
  }

  /** True or false. */
  Optional<Boolean> flag(String key) {
    return value(key)
        .flatMap(
            value -> {
              Optional<Boolean> flag = Scalars.text(value).map(FLAGS::get);
              if (flag.isEmpty()) {
                reject(key, "it must be true or false");
              }
              return flag;
            });
  }

  private static final Map<String, Boolean> FLAGS =
      Map.of("true", true, "yes", true, "on", true, "false", false, "no", false, "off", false);

  /** The elements of a list; empty and a problem if it is something else. */
  Optional<List<ConfigValue>> list(String key, String advice) {
    return value(key)
        .flatMap(
            value -> {
              if (value.valueType() == ConfigValueType.LIST) {
                return Optional.of(List.copyOf((com.typesafe.config.ConfigList) value));
              }
              reject(key, advice);
              return Optional.empty();
            });
  }
}
