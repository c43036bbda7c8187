package io.github.collapsar.codec;

import java.util.Optional;
import java.util.function.Function;

/**
 * The form of a key's value.
 *
 * @param <C> what reading has to know besides the file
 * @param <V> the value
 * @param type what is allowed, for help
 * @param reader reads it
 * @param writer its text in HOCON
 */
public record ValueForm<C, V>(String type, Reader<C, V> reader, Function<V, String> writer) {

  /** Reads the value of a key. */
  public interface Reader<C, V> {
    /**
     * Reads it.
     *
     * @param values the section, and what was read from it before
     * @param key of the section
     * @return empty with a problem if the value cannot be used
     */
    Optional<V> read(KeyValues<C> values, String key);
  }
}
