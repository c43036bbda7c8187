package io.github.collapsar.run;

import java.util.stream.Stream;

/** How a run ended. */
public enum Status {
  /** It trained to its last step, or diverged. */
  COMPLETED("completed"),
  /** The code threw; the outcome carries the message. */
  FAILED("failed"),
  /** It ran past its time budget. */
  TIMED_OUT("timed-out");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** The word in the results. */
  public String word() {
    return word;
  }

  /**
   * The status of a word in the results.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Status of(String word) {
    return Stream.of(values())
        .filter(status -> status.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Cannot find a status " + word));
  }
}
