package io.github.collapsar.run;

import java.util.stream.Stream;

/** Where a completed run ended. Divergence is a result, never an error. */
public enum Phase {
  /** Finite loss, order parameter at most ½. */
  LEARNED("learned"),
  /** Finite loss, order parameter above ½. */
  COLLAPSED("collapsed"),
  /** The loss left the range of numbers that the scenario allows. */
  DIVERGED("diverged");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The word in the results. */
  public String word() {
    return word;
  }

  /**
   * The phase of a word in the results.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Phase of(String word) {
    return Stream.of(values())
        .filter(phase -> phase.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Cannot find a phase " + word));
  }
}
