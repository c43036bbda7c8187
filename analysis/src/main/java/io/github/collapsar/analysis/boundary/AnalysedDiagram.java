package io.github.collapsar.analysis.boundary;

import io.github.collapsar.analysis.cells.Mesh;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A diagram with all that its files, its pictures and the report show.
 *
 * @param panels one a combination of facet values, at least one
 * @param notes what a reader should know, a sentence each
 * @param mesh the finest grid where only part of it is measured
 * @param cells the rows of {@code cells.parquet}
 */
public record AnalysedDiagram(
    Diagram diagram,
    List<AnalysedPanel> panels,
    List<String> notes,
    Optional<Mesh> mesh,
    Dataset<Row> cells) {

  public AnalysedDiagram {
    panels = List.copyOf(panels);
    notes = List.copyOf(notes);
  }

  /** The measured and predicted edges of all panels. */
  public List<BoundaryEdge> edges() {
    return panels.stream().flatMap(panel -> panel.boundary().edges().stream()).toList();
  }

  /** The cells of the pictures. */
  public List<Panel> shown() {
    return panels.stream().map(AnalysedPanel::shown).toList();
  }
}
