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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Where the collapse probability crosses ½ along x, for each y: a fit near each crossing, with a 95
 * % interval that is the wider of the fit's own and of a bootstrap over replicates, and beside each
 * the theory's edge of the same side that is nearest.
 *
 * @param edges by y, then x; a row without any edge has one entry that says so
 * @param agreements how far the edges of each side are from the theory's; none without a theory
 */
public record Boundary(List<BoundaryEdge> edges, List<Agreement> agreements) {

  public Boundary {
    edges = List.copyOf(edges);
    agreements = List.copyOf(agreements);
  }

  /**
   * The boundary of a panel.
   *
   * @param prediction what the theory says there, if there is one
   */
  public static Boundary of(Diagram diagram, Panel panel, Optional<Prediction> prediction) {
    List<BoundaryEdge> edges = new ArrayList<>();
    Map<BoundaryEdge.Side, Distances> distances = new EnumMap<>(BoundaryEdge.Side.class);
    panel
        .rows()
        .forEach(
            (y, row) -> {
              Row cells = new Row(diagram, panel.facets(), y, row);
              edges.addAll(cells.edges(prediction, distances));
            });
    List<Agreement> agreements = new ArrayList<>();
    distances.forEach((side, all) -> agreements.add(all.agreement(panel.facets(), side)));
    return new Boundary(edges, agreements);
  }

  /** The relative distances of one side's edges, and those in each resample. */
  private static final class Distances {
    private final double[] resampled = new double[ClusterBootstrap.RESAMPLES];
    private final int[] resampledRows = new int[ClusterBootstrap.RESAMPLES];
    private int rows;
    private double sum;
    private double absolute;

    private void add(DiagramAxis axis, CrossingEstimator.Crossing crossing, double theory) {
      double distance = axis.value(crossing.position()) / theory - 1;
      rows++;
      sum += distance;
      absolute += Math.abs(distance);
      for (int i = 0; i < crossing.resampled().length; i++) {
        double edge = crossing.resampled()[i];
        if (Double.isFinite(edge)) {
          resampled[i] += axis.value(edge) / theory - 1;
          resampledRows[i]++;
        }
      }
    }

    private Agreement agreement(Map<String, Value> facets, BoundaryEdge.Side side) {
      double[] means =
          IntStream.range(0, resampled.length)
              .filter(i -> resampledRows[i] > 0)
              .mapToDouble(i -> resampled[i] / resampledRows[i])
              .sorted()
              .toArray();
      boolean enough = means.length > 0;
      return new Agreement(
          facets,
          side,
          rows,
          sum / rows,
          enough ? means[(int) (0.025 * means.length)] : Double.NaN,
          enough ? means[(int) (0.975 * means.length)] : Double.NaN,
          absolute / rows);
    }
  }

  /** The cells along x at one y. */
  private record Row(Diagram diagram, Map<String, Value> facets, double y, List<Cell> cells) {

    private List<BoundaryEdge> edges(
        Optional<Prediction> prediction, Map<BoundaryEdge.Side, Distances> distances) {
      DiagramAxis axis = diagram.x();
      List<PredictedEdge> predicted =
          new ArrayList<>(
              prediction
                  .map(p -> p.edges(y, cells.get(0).x(), cells.get(cells.size() - 1).x()))
                  .orElse(List.of()));
      List<BoundaryEdge> edges = new ArrayList<>();
      for (CrossingEstimator.Crossing crossing :
          new CrossingEstimator(cells, axis, diagram.boundary()).crossings()) {
        Optional<PredictedEdge> nearest =
            predicted.stream()
                .filter(edge -> edge.begins() == crossing.begins())
                .min(
                    Comparator.comparingDouble(
                        edge -> Math.abs(axis.position(edge.x()) - crossing.position())));
        nearest.ifPresent(predicted::remove);
        nearest
            .filter(edge -> edge.x() != 0)
            .ifPresent(
                edge ->
                    distances
                        .computeIfAbsent(side(crossing.begins()), key -> new Distances())
                        .add(axis, crossing, edge.x()));
        edges.add(
            new BoundaryEdge(
                facets,
                y,
                side(crossing.begins()),
                OptionalDouble.of(axis.value(crossing.position())),
                axis.value(crossing.low()),
                axis.value(crossing.high()),
                nearest.isPresent()
                    ? OptionalDouble.of(nearest.get().x())
                    : OptionalDouble.empty()));
      }
      for (PredictedEdge edge : predicted) {
        edges.add(notMeasured(side(edge.begins()), OptionalDouble.of(edge.x())));
      }
      if (edges.isEmpty()) {
        edges.add(notMeasured(BoundaryEdge.Side.NONE, OptionalDouble.empty()));
      }
      edges.sort(
          Comparator.comparingDouble(
              edge -> edge.measured().orElse(edge.theory().orElse(Double.NaN))));
      return edges;
    }

    private BoundaryEdge notMeasured(BoundaryEdge.Side side, OptionalDouble theory) {
      return new BoundaryEdge(
          facets, y, side, OptionalDouble.empty(), Double.NaN, Double.NaN, theory);
    }
  }

  private static BoundaryEdge.Side side(boolean begins) {
    return begins ? BoundaryEdge.Side.LOWER : BoundaryEdge.Side.UPPER;
  }
}
