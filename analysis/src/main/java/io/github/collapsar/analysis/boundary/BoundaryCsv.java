package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.run.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Edges as comma-separated values: what {@code boundary.csv} holds. */
public final class BoundaryCsv {

  private BoundaryCsv() {}

  /**
   * A header line and a line an edge. Columns: facets, y, the column edge (lower, upper or none),
   * {@code measured}, {@code low}, {@code high}, {@code theory}, {@code relative_distance}; where
   * there is no value the field is empty.
   */
  public static String of(Diagram diagram, List<BoundaryEdge> edges) {
    List<String> header = new ArrayList<>();
    diagram.facets().forEach(key -> header.add(key.replace('-', '_')));
    diagram.y().ifPresent(y -> header.add(y.column()));
    header.addAll(List.of("edge", "measured", "low", "high", "theory", "relative_distance"));
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    for (BoundaryEdge edge : edges) {
      List<String> fields = new ArrayList<>();
      diagram.facets().forEach(key -> fields.add(quoted(edge.facets().get(key))));
      diagram.y().ifPresent(y -> fields.add(Double.toString(edge.y())));
      fields.add(edge.side().word());
      fields.add(number(edge.measured()));
      fields.add(Double.isNaN(edge.low()) ? "" : Double.toString(edge.low()));
      fields.add(Double.isNaN(edge.high()) ? "" : Double.toString(edge.high()));
      fields.add(number(edge.theory()));
      fields.add(number(edge.relativeDistance()));
      text.append(fields.stream().collect(Collectors.joining(","))).append('\n');
    }
    return text.toString();
  }

  /**
   * Contours as a header line and a line a point: facets, {@code bound} ({@link
   * MeasuredContour.Bound}), the number of the line among those of its panel and bound, y, x.
   */
  public static String ofContours(Diagram diagram, Map<Panel, MeasuredContour> contours) {
    List<String> header = new ArrayList<>();
    diagram.facets().forEach(key -> header.add(key.replace('-', '_')));
    header.addAll(
        List.of("bound", "line", diagram.y().orElseThrow().column(), diagram.x().column()));
    StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
    contours.forEach(
        (panel, contour) -> {
          String facets =
              panel.facets().values().stream()
                  .map(value -> quoted(value) + ",")
                  .collect(Collectors.joining());
          for (MeasuredContour.Bound bound : MeasuredContour.Bound.values()) {
            List<List<double[]>> lines = contour.of(bound);
            for (int line = 0; line < lines.size(); line++) {
              for (double[] point : lines.get(line)) {
                text.append(facets).append(bound.word()).append(',').append(line);
                text.append(',').append(point[1]).append(',').append(point[0]).append('\n');
              }
            }
          }
        });
    return text.toString();
  }

  private static String number(OptionalDouble number) {
    return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
  }

  private static String quoted(Value value) {
    String text = value.toString();
    return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
