package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.results.CsvTable;
import java.util.ArrayList;
import java.util.List;

/** Edges and contours as comma-separated values: {@code boundary.csv} and {@code contour.csv}. */
public final class BoundaryCsv {

  private BoundaryCsv() {}

  /**
   * A header line and a line an edge. Columns: facets, y, the column edge (lower, upper or none),
   * {@code measured}, {@code low}, {@code high}, {@code theory}, {@code relative_distance}; where
   * there is no value the field is empty.
   */
  public static String of(Diagram diagram, List<BoundaryEdge> edges) {
    List<String> header = facets(diagram);
    diagram.y().ifPresent(y -> header.add(y.column()));
    header.addAll(List.of("edge", "measured", "low", "high", "theory", "relative_distance"));
    CsvTable table = new CsvTable(header);
    for (BoundaryEdge edge : edges) {
      List<Object> fields = new ArrayList<>();
      diagram.facets().forEach(key -> fields.add(edge.facets().get(key)));
      diagram.y().ifPresent(y -> fields.add(edge.y()));
      fields.add(edge.side().word());
      fields.add(edge.measured().orElse(Double.NaN));
      fields.add(edge.low());
      fields.add(edge.high());
      fields.add(edge.theory().orElse(Double.NaN));
      fields.add(edge.relativeDistance().orElse(Double.NaN));
      table.line(fields);
    }
    return table.toString();
  }

  /**
   * Contours as a header line and a line a point: facets, {@code bound} ({@link
   * MeasuredContour.Bound}), the number of the line among those of its panel and bound, y, x.
   */
  public static String ofContours(Diagram diagram, List<AnalysedPanel> panels) {
    List<String> header = facets(diagram);
    header.addAll(
        List.of("bound", "line", diagram.y().orElseThrow().column(), diagram.x().column()));
    CsvTable table = new CsvTable(header);
    for (AnalysedPanel panel : panels) {
      for (MeasuredContour.Bound bound : MeasuredContour.Bound.values()) {
        List<List<double[]>> lines = panel.contour().orElseThrow().of(bound);
        for (int line = 0; line < lines.size(); line++) {
          for (double[] point : lines.get(line)) {
            List<Object> fields = new ArrayList<>(panel.measured().facets().values());
            fields.addAll(List.of(bound.word(), line, point[1], point[0]));
            table.line(fields);
          }
        }
      }
    }
    return table.toString();
  }

  private static List<String> facets(Diagram diagram) {
    List<String> columns = new ArrayList<>();
    diagram.facets().forEach(key -> columns.add(key.replace('-', '_')));
    return columns;
  }
}
