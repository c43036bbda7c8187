package io.github.collapsar.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a record from a section of a configuration file and writes it back.
 *
 * @param <C> what reading has to know besides the file
 * @param <T> the record
 */
public final class ConfigCodec<C, T> {

  private record Entry<C, T, V>(ConfigKey<C, V> key, Function<T, Optional<V>> getter) {
    Optional<String> text(T value) {
      return getter.apply(value).map(key::entry);
    }
  }

  private final List<Entry<C, T, ?>> entries = new ArrayList<>();
  private Consumer<KeyValues<C>> check = values -> {};
  private Function<KeyValues<C>, T> maker =
      values -> {
        throw new IllegalStateException("Cannot read what is only written");
      };

  /** Adds a key that is always written; keys are written in the order in which they are added. */
  public <V> ConfigCodec<C, T> with(ConfigKey<C, V> key, Function<T, V> getter) {
    return withOptional(key, value -> Optional.of(getter.apply(value)));
  }

  /** Adds a key that is written where there is a value. */
  public <V> ConfigCodec<C, T> withOptional(ConfigKey<C, V> key, Function<T, Optional<V>> getter) {
    entries.add(new Entry<>(key, getter));
    return this;
  }

  /** Adds a list that is written unless it is empty. */
  public <V> ConfigCodec<C, T> withList(ConfigKey<C, List<V>> key, Function<T, List<V>> getter) {
    return withOptional(
        key, value -> Optional.of(getter.apply(value)).filter(list -> !list.isEmpty()));
  }

  /** Says what else is wrong with values that can be used each by itself. */
  public ConfigCodec<C, T> checkedBy(Consumer<KeyValues<C>> problems) {
    check = problems;
    return this;
  }

  /** Says how the record is made; asked only where there is no problem. */
  public ConfigCodec<C, T> madeBy(Function<KeyValues<C>, T> made) {
    maker = made;
    return this;
  }

  /** The keys, in the order in which they are written. */
  public List<ConfigKey<C, ?>> keys() {
    List<ConfigKey<C, ?>> keys = new ArrayList<>();
    entries.forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  /** The names of the keys. */
  public List<String> names() {
    return keys().stream().map(ConfigKey::name).toList();
  }

  /** Reads a section that may have these keys and no others; empty with problems. */
  public Optional<T> read(ConfigSection section, C context) {
    int before = section.problems().count();
    section.allowOnly(names());
    KeyValues<C> values = readKeys(section, context);
    return section.problems().count() > before ? Optional.empty() : Optional.of(make(values));
  }

  /** Reads the keys of a section, which may have others. */
  public KeyValues<C> readKeys(ConfigSection section, C context) {
    KeyValues<C> values = new KeyValues<>(section, context);
    entries.forEach(entry -> values.read(entry.key()));
    check.accept(values);
    return values;
  }

  /** The record that was read. */
  public T make(KeyValues<C> values) {
    return maker.apply(values);
  }

  /** The entries of a record, {@code key = value} each. */
  public List<String> entries(T value) {
    return entries.stream().map(entry -> entry.text(value)).flatMap(Optional::stream).toList();
  }

  /** A record on one line. */
  public String write(T value) {
    return "{ " + String.join(", ", entries(value)) + " }";
  }
}
