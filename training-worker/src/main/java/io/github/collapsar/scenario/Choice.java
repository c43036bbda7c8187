package io.github.collapsar.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A named way of training: a {@link Removal}, an {@link Optimizer}, a {@link Schedule} or a {@link
 * Parametrization}. Implemented by enums; each value brings the parameters that matter with it
 * alone.
 */
public interface Choice {

  /** The enum constant's name. */
  String name();

  /** What it does, in a line. */
  String description();

  /** Where it comes from; empty if nowhere. */
  default String source() {
    return "";
  }

  /** The parameters that only matter where this is chosen; two choices may have one in common. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** The word in configurations and results: kebab-case. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The choice of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  static <C extends Choice> C of(C[] choices, String word) {
    return Arrays.stream(choices)
        .filter(choice -> choice.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find %s; use one of %s"
                        .formatted(word, Arrays.stream(choices).map(Choice::word).toList())));
  }
}
