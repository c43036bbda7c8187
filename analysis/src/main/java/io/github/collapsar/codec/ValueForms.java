package io.github.collapsar.codec;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Forms of values that need no knowledge of a scenario. */
public final class ValueForms {

  /** What names that become directories are made of. */
  public static final String NAME = "lower-case letters, digits and hyphens";

  private static final String NAMES = "[a-z0-9-]+";

  private ValueForms() {}

  /** A key for a name that becomes a directory. */
  public static <C> ConfigKey<C, String> name(Function<String, String> writer, String meaning) {
    ValueForm<C, String> form =
        new ValueForm<>(
            NAME,
            (values, key) -> {
              Optional<String> name = values.section().text(key);
              if (name.isPresent() && !name.get().matches(NAMES)) {
                values.section().reject(key, "it must be of " + NAME);
                return Optional.empty();
              }
              return name;
            },
            writer);
    return ConfigKey.required("name", form, context -> "give " + NAME, meaning);
  }

  /** Any text. */
  public static <C> ValueForm<C, String> text() {
    return new ValueForm<>(
        "text", (values, key) -> values.section().text(key), ConfigUtil::quoteString);
  }

  /** True or false. */
  public static <C> ValueForm<C, Boolean> flag() {
    return new ValueForm<>(
        "true or false", (values, key) -> values.section().flag(key), String::valueOf);
  }

  /** A finite number. */
  public static <C> ValueForm<C, Double> number() {
    return new ValueForm<>(
        "a number", (values, key) -> values.section().number(key), String::valueOf);
  }

  /** A number within bounds, both included. */
  public static <C> ValueForm<C, Double> number(double lowest, double highest) {
    String type = "a number from %s to %s".formatted(lowest, highest);
    return new ValueForm<>(
        type,
        (values, key) -> {
          Optional<Double> number = values.section().number(key);
          if (number.isPresent() && !(number.get() >= lowest && number.get() <= highest)) {
            values.section().reject(key, "it must be " + type);
            return Optional.empty();
          }
          return number;
        },
        String::valueOf);
  }

  /** A whole number within bounds, both included. */
  public static <C> ValueForm<C, Long> whole(long lowest, long highest) {
    return new ValueForm<>(
        ConfigSection.wholeNumber(lowest, highest),
        (values, key) -> {
          OptionalLong whole = values.section().whole(key, lowest, highest);
          return whole.isPresent() ? Optional.of(whole.getAsLong()) : Optional.empty();
        },
        String::valueOf);
  }

  /** One of some choices, each by its word. */
  public static <C, V> ValueForm<C, V> choice(List<V> choices, Function<V, String> word) {
    List<String> words = choices.stream().map(word).toList();
    return choice(choices, word, "one of " + String.join(", ", words));
  }

  /** The same with other words for what is allowed. */
  public static <C, V> ValueForm<C, V> choice(
      List<V> choices, Function<V, String> word, String allowed) {
    List<String> words = choices.stream().map(word).toList();
    return new ValueForm<>(
        allowed,
        (values, key) -> {
          Optional<String> given = values.section().text(key);
          if (given.isPresent() && !words.contains(given.get())) {
            values
                .section()
                .reject(key, "it must be " + allowed + NearestWord.hint(given.get(), words));
            return Optional.empty();
          }
          return given.map(found -> choices.get(words.indexOf(found)));
        },
        word);
  }

  /** What to say of a word that is none of the candidates. */
  public static String choices(String word, Collection<String> candidates) {
    return "one of " + String.join(", ", candidates) + NearestWord.hint(word, candidates);
  }

  /**
   * Reads a list of objects that have names.
   *
   * @param key of the list
   * @param example one element
   * @param what an element is, in messages
   * @param form of an element
   * @param reader of an element
   */
  public static <T> List<T> named(
      ConfigSection root,
      String key,
      String example,
      String what,
      String form,
      Function<ConfigSection, Optional<T>> reader) {
    List<T> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Problems problems = root.problems();
    List<ConfigValue> elements =
        root.list(key, "it must be a list of objects, e.g. [" + example + "]").orElse(List.of());
    for (int i = 0; i < elements.size(); i++) {
      String path = key + "[" + i + "]";
      if (!(elements.get(i) instanceof ConfigObject object)) {
        problems.value(path, elements.get(i), "it must be an object " + form);
        continue;
      }
      ConfigSection section = new ConfigSection(path, object, problems);
      Optional<T> element = reader.apply(section);
      Optional<String> name = section.value("name").flatMap(SingleValues::text);
      if (name.filter(word -> word.matches(NAMES)).isPresent() && !names.add(name.get())) {
        section.reject("name", "another " + what + " has this name; names must differ");
      }
      element.ifPresent(read::add);
    }
    return read;
  }
}
