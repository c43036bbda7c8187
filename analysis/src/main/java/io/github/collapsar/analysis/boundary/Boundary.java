package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.theory.Prediction;
import io.github.collapsar.analysis.theory.Prediction.PredictedEdge;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the collapse probability crosses ½ along x, for each y: logistic fits near each crossing,
 * with a 95 % interval that is the wider of the fit's own and of a bootstrap over replicates, and
 * beside each the theory's edge of the same side that is nearest.
 */
public final class Boundary {

  private Boundary() {}

  /**
   * The edges of a panel.
   *
   * @param prediction what the theory says there, if there is one
   * @return by y, then x; a row without any edge has one entry that says so
   */
  public static List<Edge> of(Diagram diagram, Panel panel, Optional<Prediction> prediction) {
    List<Edge> edges = new ArrayList<>();
    panel
        .rows()
        .forEach((y, row) -> edges.addAll(edges(panel.facets(), y, row, diagram.x(), prediction)));
    return edges;
  }

  private static List<Edge> edges(
      Map<String, Value> facets,
      double y,
      List<Cell> row,
      DiagramAxis axis,
      Optional<Prediction> prediction) {
    List<PredictedEdge> predicted =
        new ArrayList<>(
            prediction
                .map(p -> p.edges(y, row.get(0).x(), row.get(row.size() - 1).x()))
                .orElse(List.of()));
    List<Edge> edges = new ArrayList<>();
    for (RowOfCells.Crossing crossing : new RowOfCells(row, axis).crossings()) {
      Optional<PredictedEdge> nearest =
          predicted.stream()
              .filter(edge -> edge.begins() == crossing.begins())
              .min(
                  Comparator.comparingDouble(
                      edge -> Math.abs(axis.position(edge.x()) - crossing.position())));
      nearest.ifPresent(predicted::remove);
      edges.add(
          new Edge(
              facets,
              y,
              side(crossing.begins()),
              OptionalDouble.of(axis.value(crossing.position())),
              axis.value(crossing.low()),
              axis.value(crossing.high()),
              nearest.isPresent() ? OptionalDouble.of(nearest.get().x()) : OptionalDouble.empty()));
    }
    for (PredictedEdge edge : predicted) {
      edges.add(notMeasured(facets, y, side(edge.begins()), OptionalDouble.of(edge.x())));
    }
    if (edges.isEmpty()) {
      edges.add(notMeasured(facets, y, Edge.Side.NONE, OptionalDouble.empty()));
    }
    edges.sort(
        Comparator.comparingDouble(
            edge -> edge.measured().orElse(edge.theory().orElse(Double.NaN))));
    return edges;
  }

  private static Edge notMeasured(
      Map<String, Value> facets, double y, Edge.Side side, OptionalDouble theory) {
    return new Edge(facets, y, side, OptionalDouble.empty(), Double.NaN, Double.NaN, theory);
  }

  private static Edge.Side side(boolean begins) {
    return begins ? Edge.Side.LOWER : Edge.Side.UPPER;
  }
}
