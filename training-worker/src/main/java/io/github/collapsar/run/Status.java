package io.github.collapsar.run;

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
}
