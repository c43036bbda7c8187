package io.github.collapsar.analysis.diagram;

import java.util.List;
import java.util.Optional;

/**
 * A picture of a sweep to draw: a phase diagram of two parameters, or with {@code y} absent a line
 * plot of one.
 *
 * @param name [a-z0-9-]+, the directory below {@code diagrams/}
 * @param x the axis along which boundaries are looked for
 * @param y the other axis of a phase diagram; empty for a line plot
 * @param facets keys (kebab-case) whose values get a panel, or in a line plot a line, each
 * @param orderParameter the measurement that tells collapsed from learned, snake_case
 * @param collapsedAbove a run that did not diverge is collapsed iff its order parameter is above
 *     this
 * @param theory whether to draw the predicted boundary where there is one
 * @param alternatives other predictions to draw beside it, by their words
 * @param selection which runs go into the cells
 * @param boundary how the boundary is found
 * @param contour whether to draw the line of probability ½ in both directions instead of the
 *     boundary's points
 */
public record Diagram(
    String name,
    DiagramAxis x,
    Optional<DiagramAxis> y,
    List<String> facets,
    String orderParameter,
    double collapsedAbove,
    boolean theory,
    List<String> alternatives,
    RunSelection selection,
    BoundaryMethod boundary,
    boolean contour) {

  /** A diagram of all runs, with logistic fits. */
  public Diagram(
      String name,
      DiagramAxis x,
      Optional<DiagramAxis> y,
      List<String> facets,
      String orderParameter,
      double collapsedAbove,
      boolean theory) {
    this(
        name,
        x,
        y,
        facets,
        orderParameter,
        collapsedAbove,
        theory,
        List.of(),
        RunSelection.ALL,
        BoundaryMethod.LOGISTIC,
        false);
  }

  public Diagram {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "Cannot name a diagram \"" + name + "\"; use lower-case letters, digits and hyphens");
    }
    facets = List.copyOf(facets);
    alternatives = List.copyOf(alternatives);
    String xKey = x.key();
    if (y.isPresent() && y.get().key().equals(xKey)) {
      throw new IllegalArgumentException(
          "Cannot draw diagram " + name + ": x and y are both " + xKey + "; take two keys");
    }
  }
}
