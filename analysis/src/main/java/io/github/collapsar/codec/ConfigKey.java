package io.github.collapsar.codec;

import java.util.Optional;
import java.util.function.Function;

/**
 * A key of a configuration: the one place where it is declared.
 *
 * @param <C> what reading has to know besides the file
 * @param <V> the value
 * @param name in the file
 * @param form of its value
 * @param defaultValue where the file says nothing; empty where there is none
 * @param defaultText the default in help
 * @param isFilledIn whether the form makes a value of what is missing, too
 * @param required what to do where it is missing; empty if it may be
 * @param meaning for help, a phrase
 */
public record ConfigKey<C, V>(
    String name,
    ValueForm<C, V> form,
    Optional<V> defaultValue,
    String defaultText,
    boolean isFilledIn,
    Optional<Function<C, String>> required,
    String meaning) {

  /** A key that must be given. */
  public static <C, V> ConfigKey<C, V> required(
      String name, ValueForm<C, V> form, Function<C, String> advice, String meaning) {
    return new ConfigKey<>(
        name, form, Optional.empty(), "(must be given)", false, Optional.of(advice), meaning);
  }

  /** A key with a default. */
  public static <C, V> ConfigKey<C, V> of(
      String name, ValueForm<C, V> form, V defaultValue, String meaning) {
    String text = form.writer().apply(defaultValue);
    return new ConfigKey<>(
        name, form, Optional.of(defaultValue), text, false, Optional.empty(), meaning);
  }

  /** A key that may be left out. */
  public static <C, V> ConfigKey<C, V> optional(
      String name, ValueForm<C, V> form, String defaultText, String meaning) {
    return new ConfigKey<>(
        name, form, Optional.empty(), defaultText, false, Optional.empty(), meaning);
  }

  /** A key whose form makes a value also of what is missing. */
  public static <C, V> ConfigKey<C, V> filledIn(
      String name, ValueForm<C, V> form, String defaultText, String meaning) {
    return new ConfigKey<>(
        name, form, Optional.empty(), defaultText, true, Optional.empty(), meaning);
  }

  /** Reads it from a section; what is missing or wrong becomes a problem. */
  Optional<V> read(KeyValues<C> values) {
    ConfigSection section = values.section();
    if (isFilledIn || section.value(name).isPresent()) {
      return form.reader().read(values, name);
    }
    required.ifPresent(
        advice ->
            section
                .problems()
                .missing(
                    section.pathOf(name),
                    section.object().origin(),
                    advice.apply(values.context())));
    return Optional.empty();
  }

  /** The entry of the key in a file. */
  String entry(V value) {
    String text = form.writer().apply(value);
    return text.startsWith("{\n") ? name + " " + text : name + " = " + text;
  }
}
