package io.github.collapsar.analysis;

import io.github.collapsar.analysis.boundary.Boundary;
import io.github.collapsar.analysis.boundary.BoundaryCsv;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.boundary.MeasuredContour;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.CellTable;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.plot.LinePicture;
import io.github.collapsar.analysis.plot.PhaseDiagramPicture;
import io.github.collapsar.analysis.plot.PhaseDiagramPicture.Colouring;
import io.github.collapsar.analysis.plot.PhaseDiagramPicture.Curve;
import io.github.collapsar.analysis.plot.PhaseDiagramPicture.PanelContent;
import io.github.collapsar.analysis.plot.Picture;
import io.github.collapsar.analysis.report.Report;
import io.github.collapsar.analysis.results.ResultFiles;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.analysis.theory.Prediction;
import io.github.collapsar.analysis.theory.Theories;
import io.github.collapsar.analysis.theory.Theory;
import io.github.collapsar.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** One diagram on its way from the view {@code runs} to its files. */
final class DiagramAnalysis {

  private final Scenario scenario;
  private final Diagram diagram;
  private final ResultFiles files;
  private final String folder;
  private final Optional<RefinedDiagram> refined;
  private final List<String> written = new ArrayList<>();

  DiagramAnalysis(
      Scenario scenario, Diagram diagram, Optional<RefinedDiagram> refined, ResultFiles files) {
    this.scenario = scenario;
    this.diagram = diagram;
    this.refined = refined;
    this.files = files;
    this.folder = "diagrams/" + diagram.name() + "/";
  }

  /** Computes and writes the diagram; what the report shows of it. */
  Report.Section write(SparkSession spark, Results results) {
    CellTable cells = CellTable.of(spark, scenario, diagram, results.constants());
    if (cells.panels().isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot draw diagram %s: no run has a place on its log axes; use linear ones"
              .formatted(diagram.name()));
    }
    written.add(files.writeParquet(folder + "cells.parquet", cells.stored()));
    List<String> notes = new ArrayList<>(DiagramNotes.of(diagram, cells, results.leftOut()));
    refined.ifPresent(some -> notes.addAll(some.notes()));
    Map<Panel, Optional<Prediction>> predictions = predictions(cells.panels(), notes);
    List<BoundaryEdge> edges = new ArrayList<>();
    Map<Panel, List<BoundaryEdge>> byPanel = new LinkedHashMap<>();
    predictions.forEach(
        (panel, prediction) -> {
          Boundary boundary = boundary(panel, prediction);
          byPanel.put(panel, boundary.edges());
          edges.addAll(boundary.edges());
          boundary.agreements().forEach(agreement -> notes.add(DiagramNotes.of(agreement)));
        });
    written.add(
        files.write(
            folder + "boundary.csv",
            BoundaryCsv.of(diagram, edges).getBytes(StandardCharsets.UTF_8)));
    Map<Panel, MeasuredContour> contours = contours(cells.panels());
    List<String> caption = DiagramNotes.caption(scenario.name(), diagram, cells, notes);
    Map<Panel, List<Curve>> curves = curves(cells.panels(), predictions);
    pictures(cells, curves, byPanel, contours, caption);
    List<Report.TheoryCurve> theory = new ArrayList<>();
    curves.forEach(
        (panel, own) ->
            own.forEach(
                curve ->
                    theory.add(
                        new Report.TheoryCurve(panel.facets(), curve.label(), curve.lines()))));
    return new Report.Section(
        diagram, edges, notes, theory, refined.map(RefinedDiagram::mesh), cells.stored());
  }

  /** The predicted boundaries, the exact one first; none in a line plot. */
  private Map<Panel, List<Curve>> curves(
      List<Panel> panels, Map<Panel, Optional<Prediction>> predictions) {
    Map<Panel, List<Curve>> curves = new LinkedHashMap<>();
    predictions.forEach(
        (panel, prediction) ->
            curves.put(
                panel,
                prediction
                    .filter(exact -> diagram.y().isPresent())
                    .map(exact -> curves(exact, panel, panels))
                    .orElse(List.of())));
    return curves;
  }

  private List<Curve> curves(Prediction exact, Panel panel, List<Panel> panels) {
    Stream<Prediction> others =
        Theories.of(scenario.name()).stream()
            .flatMap(theory -> theory.alternatives().stream())
            .filter(theory -> diagram.alternatives().contains(theory.word()))
            .map(theory -> new Prediction(theory, panel.fixed(), diagram.x(), diagram.y()));
    return Stream.concat(Stream.of(exact), others)
        .map(
            prediction ->
                new Curve(
                    prediction.label(), PhaseDiagramPicture.contour(diagram, panels, prediction)))
        .toList();
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

  private Panel spread(Panel panel) {
    return refined.map(some -> some.mesh().spread(panel)).orElse(panel);
  }

  /** The measured boundary in both directions, also written as a table; none in a line plot. */
  private Map<Panel, MeasuredContour> contours(List<Panel> panels) {
    Map<Panel, MeasuredContour> contours = new LinkedHashMap<>();
    if (diagram.y().isPresent()) {
      panels.forEach(panel -> contours.put(panel, MeasuredContour.of(diagram, spread(panel))));
      written.add(
          files.write(
              folder + "contour.csv",
              BoundaryCsv.ofContours(diagram, contours).getBytes(StandardCharsets.UTF_8)));
    }
    return contours;
  }

  List<String> written() {
    return List.copyOf(written);
  }

  /** What the theory says about each panel; a note where it cannot be asked. */
  private Map<Panel, Optional<Prediction>> predictions(List<Panel> panels, List<String> notes) {
    Optional<Theory> theory = diagram.theory() ? Theories.of(scenario.name()) : Optional.empty();
    if (diagram.theory() && theory.isEmpty()) {
      notes.add("There is no theory for " + scenario.name() + ".");
    }
    Map<Panel, Optional<Prediction>> predictions = new LinkedHashMap<>();
    for (Panel panel : panels) {
      Optional<Prediction> prediction = Optional.empty();
      if (theory.isPresent()) {
        Set<String> missing =
            Prediction.missing(theory.get(), panel.fixed(), diagram.x(), diagram.y());
        if (missing.isEmpty()) {
          Cell first = panel.cells().get(0);
          prediction =
              Optional.of(new Prediction(theory.get(), panel.fixed(), diagram.x(), diagram.y()))
                  .filter(some -> some.speaksAt(first.x(), first.y()));
        } else {
          String note = "No theory is drawn, since these are neither axis nor facet and differ: ";
          String whole = note + String.join(", ", missing) + ".";
          if (!notes.contains(whole)) {
            notes.add(whole);
          }
        }
      }
      predictions.put(panel, prediction);
    }
    return predictions;
  }

  private void pictures(
      CellTable cells,
      Map<Panel, List<Curve>> curves,
      Map<Panel, List<BoundaryEdge>> edges,
      Map<Panel, MeasuredContour> contours,
      List<String> caption) {
    if (diagram.y().isEmpty()) {
      write("diagram", new LinePicture(diagram, scenario.name(), cells.panels(), edges, caption));
      return;
    }
    List<PanelContent> contents =
        cells.panels().stream()
            .map(
                panel ->
                    new PanelContent(
                        spread(panel),
                        diagram.contour() ? List.of() : edges.get(panel),
                        diagram.contour() ? Optional.of(contours.get(panel)) : Optional.empty(),
                        curves.get(panel)))
            .toList();
    write(
        "diagram",
        new PhaseDiagramPicture(
            diagram, scenario.name(), Colouring.COLLAPSE_PROBABILITY, contents, caption));
    if (isGraded(cells.panels())) {
      write(
          "order-parameter",
          new PhaseDiagramPicture(
              diagram, scenario.name(), Colouring.ORDER_PARAMETER, contents, caption));
    } else {
      files.delete(folder + "order-parameter.png");
      files.delete(folder + "order-parameter.svg");
    }
  }

  /** Whether the order parameter takes other values than 0 and 1, but none outside of these. */
  private static boolean isGraded(List<Panel> panels) {
    List<Cell.Spread> spreads =
        panels.stream()
            .flatMap(panel -> panel.cells().stream())
            .map(Cell::order)
            .filter(spread -> !Double.isNaN(spread.mean()))
            .toList();
    return spreads.stream().anyMatch(spread -> spread.median() % 0.5 != 0)
        && spreads.stream().allMatch(spread -> spread.mean() >= 0 && spread.mean() <= 1);
  }

  private void write(String name, Picture picture) {
    written.add(files.write(folder + name + ".png", picture.png()));
    written.add(files.write(folder + name + ".svg", picture.svg()));
  }
}
