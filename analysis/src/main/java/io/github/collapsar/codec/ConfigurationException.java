package io.github.collapsar.codec;

import java.util.List;

/** A configuration cannot be used. The message is the full list of problems, one a line. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Takes all problems, at least one; sorts them by file and line. */
  public ConfigurationException(List<Problem> problems) {
    super(message(problems));
    this.problems = problems.stream().sorted().distinct().toList();
  }

  private static String message(List<Problem> problems) {
    return String.join(
        System.lineSeparator(),
        problems.stream().sorted().distinct().map(Problem::message).toList());
  }

  /** All problems, sorted by file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
