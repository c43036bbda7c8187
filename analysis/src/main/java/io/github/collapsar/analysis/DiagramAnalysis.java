package io.github.collapsar.analysis;

import io.github.collapsar.analysis.boundary.AnalysedDiagram;
import io.github.collapsar.analysis.boundary.AnalysedPanel;
import io.github.collapsar.analysis.boundary.Boundary;
import io.github.collapsar.analysis.boundary.BoundaryCsv;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.boundary.MeasuredContour;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.CellBorders;
import io.github.collapsar.analysis.cells.CellTable;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.plot.LinePicture;
import io.github.collapsar.analysis.plot.PhaseDiagramPicture;
import io.github.collapsar.analysis.plot.PhaseDiagramPicture.Colouring;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.results.ResultFiles;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.analysis.theory.Prediction;
import io.github.collapsar.analysis.theory.Theories;
import io.github.collapsar.analysis.theory.Theory;
import io.github.collapsar.analysis.theory.TheoryCurve;
import io.github.collapsar.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** One diagram on its way from the view {@code runs} to its files. */
final class DiagramAnalysis {

  private final Scenario scenario;
  private final Diagram diagram;
  private final Optional<RefinedDiagram> refined;
  private final CellTable cells;
  private final List<String> notes;

  /** Aggregates the runs. */
  DiagramAnalysis(
      SparkSession spark,
      Results results,
      Scenario scenario,
      Diagram diagram,
      Optional<RefinedDiagram> refined) {
    this.scenario = scenario;
    this.diagram = diagram;
    this.refined = refined;
    cells = CellTable.of(spark, scenario, diagram, results.constants());
    if (cells.panels().isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot draw diagram %s: no run has a place on its log axes; use linear ones"
              .formatted(diagram.name()));
    }
    notes = new ArrayList<>(DiagramNotes.of(diagram, cells, results.leftOut()));
    refined.ifPresent(own -> notes.addAll(own.notes()));
  }

  /** Finds the boundaries. */
  AnalysedDiagram analysed() {
    Optional<Theory> theory = diagram.theory() ? Theories.of(scenario.name()) : Optional.empty();
    if (diagram.theory() && theory.isEmpty()) {
      notes.add("There is no theory for " + scenario.name() + ".");
    }
    List<AnalysedPanel> panels = new ArrayList<>();
    for (Panel panel : cells.panels()) {
      Optional<Prediction> prediction = theory.flatMap(exact -> prediction(exact, panel));
      Panel shown = refined.map(own -> own.mesh().spread(panel)).orElse(panel);
      panels.add(
          new AnalysedPanel(
              panel,
              shown,
              boundary(panel, prediction),
              diagram.y().map(y -> MeasuredContour.of(diagram, shown)),
              prediction.map(exact -> curves(exact, panel)).orElse(List.of())));
    }
    panels.stream()
        .flatMap(panel -> panel.boundary().agreements().stream())
        .forEach(agreement -> notes.add(DiagramNotes.of(agreement)));
    return new AnalysedDiagram(
        diagram, panels, notes, refined.map(RefinedDiagram::mesh), cells.stored());
  }

  /** What the theory says about a panel; a note where it cannot be asked. */
  private Optional<Prediction> prediction(Theory theory, Panel panel) {
    Set<String> missing = Prediction.missing(theory, panel.fixed(), diagram.x(), diagram.y());
    if (missing.isEmpty()) {
      Cell first = panel.cells().get(0);
      return Optional.of(new Prediction(theory, panel.fixed(), diagram.x(), diagram.y()))
          .filter(prediction -> prediction.speaksAt(first.x(), first.y()));
    }
    String note =
        "No theory is drawn, since these are neither axis nor facet and differ: %s."
            .formatted(String.join(", ", missing));
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return Optional.empty();
  }

  /** Of a refined diagram without the rows that have too few cells to say where an edge is. */
  private Boundary boundary(Panel panel, Optional<Prediction> prediction) {
    Boundary all = Boundary.of(diagram, panel, prediction);
    if (refined.isEmpty()) {
      return all;
    }
    Set<Double> blurred =
        all.edges().stream()
            .filter(edge -> edge.measured().isPresent())
            .filter(edge -> !refined.get().mesh().isSharp(diagram.x(), edge.low(), edge.high()))
            .map(BoundaryEdge::y)
            .collect(Collectors.toSet());
    List<Cell> sharp = panel.cells().stream().filter(cell -> !blurred.contains(cell.y())).toList();
    Boundary boundary =
        Boundary.of(diagram, new Panel(panel.facets(), sharp, panel.fixed()), prediction);
    return new Boundary(
        boundary.edges().stream().filter(edge -> edge.measured().isPresent()).toList(),
        boundary.agreements());
  }

  /** The predicted boundaries in the rectangle of all panels; none in a line plot. */
  private List<TheoryCurve> curves(Prediction exact, Panel panel) {
    if (diagram.y().isEmpty()) {
      return List.of();
    }
    Stream<Prediction> others =
        Theories.of(scenario.name()).stream()
            .flatMap(theory -> theory.alternatives().stream())
            .filter(theory -> diagram.alternatives().contains(theory.word()))
            .map(theory -> new Prediction(theory, panel.fixed(), diagram.x(), diagram.y()));
    CellBorders x = CellBorders.alongX(diagram, cells.panels());
    CellBorders y = CellBorders.alongY(diagram, cells.panels());
    return Stream.concat(Stream.of(exact), others)
        .map(prediction -> prediction.curve(x.low(), x.high(), y.low(), y.high()))
        .toList();
  }

  /** Writes cells, boundaries and pictures; the paths of the files. */
  List<String> write(AnalysedDiagram analysed, ResultFiles files) {
    String folder = "diagrams/" + diagram.name() + "/";
    List<String> written = new ArrayList<>();
    written.add(files.writeParquet(folder + "cells.parquet", analysed.cells()));
    written.add(
        files.write(
            folder + "boundary.csv",
            BoundaryCsv.of(diagram, analysed.edges()).getBytes(StandardCharsets.UTF_8)));
    if (diagram.y().isPresent()) {
      written.add(
          files.write(
              folder + "contour.csv",
              BoundaryCsv.ofContours(diagram, analysed.panels()).getBytes(StandardCharsets.UTF_8)));
    }
    List<String> caption = DiagramNotes.caption(scenario.name(), diagram, cells, notes);
    if (diagram.y().isEmpty()) {
      written.addAll(
          write(files, folder + "diagram", new LinePicture(analysed, scenario.name(), caption)));
      return written;
    }
    written.addAll(
        write(
            files,
            folder + "diagram",
            new PhaseDiagramPicture(
                analysed, scenario.name(), Colouring.COLLAPSE_PROBABILITY, caption)));
    String second = folder + "order-parameter";
    if (isGraded()) {
      written.addAll(
          write(
              files,
              second,
              new PhaseDiagramPicture(
                  analysed, scenario.name(), Colouring.ORDER_PARAMETER, caption)));
    } else {
      files.delete(second + ".png");
      files.delete(second + ".svg");
    }
    return written;
  }

  /** Whether the order parameter takes other values than 0 and 1, but none outside of these. */
  private boolean isGraded() {
    List<Cell.Spread> spreads =
        cells.panels().stream()
            .flatMap(panel -> panel.cells().stream())
            .map(Cell::order)
            .filter(spread -> !Double.isNaN(spread.mean()))
            .toList();
    return spreads.stream().anyMatch(spread -> spread.median() % 0.5 != 0)
        && spreads.stream().allMatch(spread -> spread.mean() >= 0 && spread.mean() <= 1);
  }

  private static List<String> write(ResultFiles files, String name, Picture picture) {
    return List.of(
        files.write(name + ".png", picture.png()), files.write(name + ".svg", picture.svg()));
  }
}
