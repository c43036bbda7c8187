package io.github.collapsar.scenario;

/**
 * Something measured on a trained model; a column of the results.
 *
 * @param name snake_case, the column's name
 * @param description what it is, with its range and unit
 * @param source the paper and equation, or empty
 * @param shape what a run has of it
 */
public record Measurement(String name, String description, String source, Shape shape) {

  /** What a run has of a measurement. */
  public enum Shape {
    /** One number; a column of doubles, which cells and diagrams are made of. */
    NUMBER,
    /** A list of numbers, e.g. a spectrum; a column of lists of doubles, for {@code sql}. */
    SERIES
  }

  /** The order parameter of a scenario that says no more about it. */
  public static final Measurement ORDER_PARAMETER =
      number(
          ScenarioCard.ORDER_PARAMETER,
          "how far the run is collapsed, from 0 (full capacity) to 1",
          "");

  public Measurement {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "Cannot name a measurement \"" + name + "\"; use snake_case");
    }
  }

  /** A number. */
  public static Measurement number(String name, String description, String source) {
    return new Measurement(name, description, source, Shape.NUMBER);
  }

  /** A list of numbers. */
  public static Measurement series(String name, String description, String source) {
    return new Measurement(name, description, source, Shape.SERIES);
  }
}
