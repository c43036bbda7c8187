package io.github.collapsar.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from a section so far.
 *
 * @param <C> what reading has to know besides the file
 */
public final class KeyValues<C> {

  private final ConfigSection section;
  private final C context;
  private final Map<String, Object> found = new HashMap<>();

  KeyValues(ConfigSection section, C context) {
    this.section = section;
    this.context = context;
  }

  /** Where they are read from. */
  public ConfigSection section() {
    return section;
  }

  /** What reading has to know besides. */
  public C context() {
    return context;
  }

  /** A value that is given and can be used. */
  @SuppressWarnings("unchecked") // put by read, with the key's own type
  public <V> Optional<V> find(ConfigKey<? super C, V> key) {
    return Optional.ofNullable((V) found.get(key.name()));
  }

  /**
   * The value or the key's default.
   *
   * @throws java.util.NoSuchElementException if it has none
   */
  public <V> V get(ConfigKey<? super C, V> key) {
    return find(key).or(key::defaultValue).orElseThrow();
  }

  <V> void read(ConfigKey<C, V> key) {
    key.read(this).ifPresent(value -> found.put(key.name(), value));
  }
}
