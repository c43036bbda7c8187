package io.github.collapsar.scenario;

/**
 * Something measured on a trained model; a column of doubles in the results.
 *
 * @param name snake_case, the column's name
 * @param description what it is, with its range and unit
 * @param source the paper and equation, or empty
 */
public record Measurement(String name, String description, String source) {
  public Measurement {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Cannot name a measurement \"" + name + "\"; use snake_case");
    }
  }
}
