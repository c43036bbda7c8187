package io.github.collapsar.run;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value for every parameter of a scenario, by key (kebab-case), in the order of the keys.
 * Immutable.
 */
public final class Coordinates {

  private final SortedMap<String, Value> values;

  private Coordinates(TreeMap<String, Value> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /** Takes a copy of the values. */
  public static Coordinates of(Map<String, Value> values) {
    return new Coordinates(new TreeMap<>(values));
  }

  /** These coordinates with one value set or replaced. */
  public Coordinates with(String key, Value value) {
    TreeMap<String, Value> changed = new TreeMap<>(values);
    changed.put(key, value);
    return new Coordinates(changed);
  }

  /** All values by key, sorted by key; unmodifiable. */
  public SortedMap<String, Value> values() {
    return values;
  }

  /**
   * The value of a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Value value(String key) {
    Value value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "Cannot find the parameter " + key + " among " + values.keySet());
    }
    return value;
  }

  /** A number, also a whole one, as a double. */
  public double real(String key) {
    Value value = value(key);
    if (value instanceof Value.Real real) {
      return real.value();
    }
    if (value instanceof Value.Whole whole) {
      return whole.value();
    }
    throw wrongType(key, value, "a number");
  }

  /** A whole number. */
  public long whole(String key) {
    if (value(key) instanceof Value.Whole whole) {
      return whole.value();
    }
    throw wrongType(key, value(key), "a whole number");
  }

  /** A word. */
  public String word(String key) {
    if (value(key) instanceof Value.Word word) {
      return word.value();
    }
    throw wrongType(key, value(key), "a word");
  }

  private static IllegalArgumentException wrongType(String key, Value value, String wanted) {
    return new IllegalArgumentException("Cannot read " + key + " = " + value + " as " + wanted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coordinates that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
