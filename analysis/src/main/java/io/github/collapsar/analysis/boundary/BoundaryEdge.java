package io.github.collapsar.analysis.boundary;

import io.github.collapsar.run.Value;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A crossing of ½ by the collapse probability along x, or that there is none.
 *
 * @param facets the facets' values by key
 * @param y the row; 0 in a line plot
 * @param side which edge of the collapsed phase
 * @param measured where, along x; empty if only the theory has this edge
 * @param low lower end of the 95 % interval of the measured edge; {@code NaN} without one
 * @param high its upper end
 * @param theory where the theory has it; empty if nowhere in the range of x, or without a theory
 */
public record BoundaryEdge(
    Map<String, Value> facets,
    double y,
    Side side,
    OptionalDouble measured,
    double low,
    double high,
    OptionalDouble theory) {

  /** Which edge of the collapsed phase, in the direction of growing x. */
  public enum Side {
    /** Collapse begins. */
    LOWER,
    /** Collapse ends. */
    UPPER,
    /** The row has no edge, measured or predicted. */
    NONE;

    /** The word in {@code boundary.csv}: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** (measured − theory)/theory; empty unless there are both. */
  public OptionalDouble relativeDistance() {
    return measured.isPresent() && theory.isPresent()
        ? OptionalDouble.of(measured.getAsDouble() / theory.getAsDouble() - 1)
        : OptionalDouble.empty();
  }
}
