package io.github.collapsar.codec;

import java.util.Comparator;

/**
 * Something wrong in a configuration.
 *
 * @param file the file as named by the user, or {@code --set key}
 * @param line from 1; 0 where there is none
 * @param message what is wrong, with key, value, origin and what to do
 */
public record Problem(String file, int line, String message) implements Comparable<Problem> {

  private static final Comparator<Problem> BY_ORIGIN =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return BY_ORIGIN.compare(this, other);
  }

  @Override
  public String toString() {
    return message;
  }
}
