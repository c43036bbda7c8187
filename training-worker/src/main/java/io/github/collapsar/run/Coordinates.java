package io.github.collapsar.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One value for every parameter of a scenario, by key (kebab-case), in the order of the keys.
 * Immutable. A sweep has one for every run, so they are small: coordinates made with {@code with}
 * share their keys.
 */
public final class Coordinates implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Sorted. */
  private final String[] keys;

  private final Value[] values;

  private Coordinates(String[] keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** Takes a copy of the values. */
  public static Coordinates of(Map<String, Value> values) {
    TreeMap<String, Value> sorted = new TreeMap<>(values);
    return new Coordinates(
        sorted.keySet().toArray(String[]::new), sorted.values().toArray(Value[]::new));
  }

  /** These coordinates with one value set or replaced. */
  public Coordinates with(String key, Value value) {
    return with(Map.of(key, value));
  }

  /** These coordinates with some values set or replaced. */
  public Coordinates with(Map<String, Value> changes) {
    Value[] changed = values.clone();
    for (Map.Entry<String, Value> change : changes.entrySet()) {
      int place = Arrays.binarySearch(keys, change.getKey());
      if (place < 0) {
        TreeMap<String, Value> more = new TreeMap<>(values());
        more.putAll(changes);
        return of(more);
      }
      changed[place] = change.getValue();
    }
    return new Coordinates(keys, changed);
  }

  /** All values by key, sorted by key; unmodifiable. */
  public SortedMap<String, Value> values() {
    TreeMap<String, Value> map = new TreeMap<>();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], values[i]);
    }
    return Collections.unmodifiableSortedMap(map);
  }

  /** Whether there is a value for a key. */
  public boolean has(String key) {
    return Arrays.binarySearch(keys, key) >= 0;
  }

  /**
   * A line {@code key=value} for each key, in their order, in UTF-8.
   *
   * @param others coordinates whose lines are known, or null
   * @param known their lines; those of the same values are taken over
   */
  byte[][] lines(Coordinates others, byte[][] known) {
    boolean alike = others != null && others.keys == keys;
    byte[][] lines = new byte[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      lines[i] =
          alike && others.values[i] == values[i]
              ? known[i]
              : RunDigest.bytes(keys[i] + '=' + values[i].canonical() + '\n');
    }
    return lines;
  }

  /**
   * The value of a key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Value value(String key) {
    int place = Arrays.binarySearch(keys, key);
    if (place < 0) {
      throw new IllegalArgumentException(
          "Cannot find the parameter " + key + " among " + List.of(keys));
    }
    return values[place];
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
    return other instanceof Coordinates that
        && Arrays.equals(keys, that.keys)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
