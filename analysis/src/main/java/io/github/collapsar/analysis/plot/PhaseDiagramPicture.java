package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.boundary.AnalysedDiagram;
import io.github.collapsar.analysis.boundary.AnalysedPanel;
import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.boundary.MeasuredContour;
import io.github.collapsar.analysis.boundary.MeasuredContour.Bound;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.CellBorders;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.theory.TheoryCurve;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.axis.ValueAxis;

/**
 * The phase diagram of two parameters: a panel a combination of facet values, side by side, each
 * cell coloured by the shares of its phases, with the measured and the predicted boundary.
 */
public final class PhaseDiagramPicture extends Picture {

  private static final int LEFT = 78;
  private static final int BETWEEN = 20;
  private static final int AXIS = 52;
  private static final int TOP = 18;
  private static final int KEY = 212;
  private static final int MAX_COLUMNS = 3;
  private static final int MIN_POINT_DISTANCE = 11;

  /** What the colours between learned and collapsed stand for. */
  public enum Colouring {
    /** The share of runs that collapsed. */
    COLLAPSE_PROBABILITY,
    /** The mean order parameter. */
    ORDER_PARAMETER
  }

  private final Diagram diagram;
  private final DiagramAxis yAxis;
  private final String scenario;
  private final Colouring colouring;
  private final int columns;
  private final List<AnalysedPanel> panels;
  private final CellBorders xBorders;
  private final CellBorders yBorders;
  private final PhaseKey key;

  /**
   * Lays out a picture.
   *
   * @param analysed a diagram of two axes
   * @param scenario the scenario's name
   * @param caption what stands below, a paragraph each
   */
  public PhaseDiagramPicture(
      AnalysedDiagram analysed, String scenario, Colouring colouring, List<String> caption) {
    super(
        LEFT
            + columns(analysed.panels().size())
                * (panelWidth(columns(analysed.panels().size())) + BETWEEN)
            + KEY,
        LEFT,
        caption);
    this.diagram = analysed.diagram();
    this.yAxis = diagram.y().orElseThrow();
    this.scenario = scenario;
    this.colouring = colouring;
    this.panels = analysed.panels();
    this.columns = columns(panels.size());
    this.xBorders = CellBorders.alongX(diagram, analysed.shown());
    this.yBorders = CellBorders.alongY(diagram, analysed.shown());
    this.key =
        new PhaseKey(
            colouring == Colouring.COLLAPSE_PROBABILITY
                ? "collapse probability"
                : "mean " + Labels.measurement(diagram.orderParameter()),
            panels.stream()
                .flatMap(panel -> panel.shown().cells().stream())
                .anyMatch(cell -> cell.diverged() > 0),
            panels.stream()
                    .flatMap(panel -> points(panel).stream())
                    .anyMatch(edge -> edge.measured().isPresent())
                ? rowsAPoint()
                : 0,
            panels.stream()
                .flatMap(panel -> contour(panel).stream())
                .flatMap(contour -> contour.lines().entrySet().stream())
                .filter(lines -> !lines.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()),
            labels(panels),
            panels.stream().anyMatch(panel -> isIncomplete(panel.shown())));
  }

  /** The curves of the first panel that has any: all panels have the same, or none. */
  private static List<String> labels(List<AnalysedPanel> panels) {
    return panels.stream()
        .map(panel -> panel.theory().stream().map(TheoryCurve::label).toList())
        .filter(labels -> !labels.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The edges that are drawn as points. */
  private List<BoundaryEdge> points(AnalysedPanel panel) {
    return diagram.contour() ? List.of() : panel.boundary().edges();
  }

  /** The lines that are drawn in their place. */
  private Optional<MeasuredContour> contour(AnalysedPanel panel) {
    return diagram.contour() ? panel.contour() : Optional.empty();
  }

  private boolean isIncomplete(Panel panel) {
    return panel.cells().stream().filter(cell -> cell.completed() > 0).count()
        < (long) xBorders.size() * yBorders.size();
  }

  private static int columns(int panels) {
    return panels == 4 ? 2 : Math.min(panels, MAX_COLUMNS);
  }

  private int rows() {
    return (panels.size() + columns - 1) / columns;
  }

  private static int panelWidth(int columns) {
    return columns == 1 ? 640 : columns == 2 ? 400 : 320;
  }

  private int panelHeight() {
    return columns == 1 ? 480 : columns == 2 ? 340 : 280;
  }

  private int titleHeight() {
    return diagram.facets().isEmpty() ? 0 : 24;
  }

  @Override
  double contentHeight() {
    int panelsHeight = rows() * (titleHeight() + panelHeight() + AXIS) + TOP;
    return Math.max(panelsHeight, TOP + key.height() + 20);
  }

  @Override
  void drawContent(Graphics2D graphics) {
    int panelWidth = panelWidth(columns);
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      double x = LEFT + i % columns * (double) (panelWidth + BETWEEN);
      double y = TOP + titleHeight() + row * (double) (titleHeight() + panelHeight() + AXIS);
      if (!diagram.facets().isEmpty()) {
        WrappedText.centred(
            graphics,
            Labels.facets(panels.get(i).measured().facets()),
            Fonts.TITLE,
            x + panelWidth / 2.0,
            y - 8);
      }
      Rectangle2D inside = new Rectangle2D.Double(x, y, panelWidth, panelHeight());
      panel(graphics, i, new PlotArea(inside, LEFT, AXIS));
    }
    key.draw(graphics, width() - KEY + 14.0, TOP + titleHeight());
  }

  private void panel(Graphics2D graphics, int index, PlotArea area) {
    AnalysedPanel panel = panels.get(index);
    boolean first = index % columns == 0;
    boolean lowest = index + columns >= panels.size();
    ValueAxis horizontal =
        Axes.of(
            diagram.x(),
            lowest ? Labels.axis(scenario, diagram.x().key()) : "",
            xBorders.low(),
            xBorders.high());
    ValueAxis vertical =
        Axes.of(
            yAxis,
            first ? Labels.axis(scenario, yAxis.key()) : "",
            yBorders.low(),
            yBorders.high());
    vertical.setTickLabelsVisible(first);
    CellRectangles cells = new CellRectangles(xBorders, yBorders, colours(panel.shown()));
    area.draw(
        graphics,
        horizontal,
        vertical,
        List.of(
            isIncomplete(panel.shown()) ? this::missing : canvas -> {},
            cells::paint,
            canvas -> curves(canvas, panel.theory()),
            canvas -> contour(panel).ifPresent(contour -> contour(canvas, contour)),
            canvas -> edges(canvas, points(panel))));
  }

  /** The exact one last, on top of its approximations. */
  private static void curves(PlotCanvas canvas, List<TheoryCurve> curves) {
    for (int i = curves.size() - 1; i >= 0; i--) {
      for (List<double[]> line : curves.get(i).lines()) {
        Strokes.curve(canvas.graphics(), i, canvas.line(line));
      }
    }
  }

  private static void contour(PlotCanvas canvas, MeasuredContour contour) {
    for (Bound bound : List.of(Bound.OUTER, Bound.INNER)) {
      contour.of(bound).forEach(line -> Strokes.bound(canvas.graphics(), canvas.line(line)));
    }
    contour
        .of(Bound.ESTIMATE)
        .forEach(line -> Strokes.measured(canvas.graphics(), canvas.line(line)));
  }

  private void missing(PlotCanvas canvas) {
    double left = canvas.x(xBorders.low());
    double top = canvas.y(yBorders.high());
    Strokes.hatch(
        canvas.graphics(),
        new Rectangle2D.Double(
            left, top, canvas.x(xBorders.high()) - left, canvas.y(yBorders.low()) - top));
  }

  private Color[][] colours(Panel panel) {
    Color[][] colours = new Color[yBorders.size()][xBorders.size()];
    for (Cell cell : panel.cells()) {
      if (cell.completed() > 0) {
        colours[yBorders.indexOf(cell.y())][xBorders.indexOf(cell.x())] = colour(cell);
      }
    }
    return colours;
  }

  private Color colour(Cell cell) {
    double diverged = cell.divergedShare();
    double collapsed =
        colouring == Colouring.COLLAPSE_PROBABILITY
            ? cell.collapseProbability()
            : diverged == 1 ? 0 : cell.order().mean() * (1 - diverged);
    return PhaseColours.mix(1 - collapsed - diverged, collapsed, diverged);
  }

  /** Points are drawn in every row, or in every so many where they would hide the theory's line. */
  private int rowsAPoint() {
    return (int) Math.ceil((double) MIN_POINT_DISTANCE * yBorders.size() / panelHeight());
  }

  private void edges(PlotCanvas canvas, List<BoundaryEdge> edges) {
    for (BoundaryEdge edge : edges) {
      if (edge.measured().isPresent() && yBorders.indexOf(edge.y()) % rowsAPoint() == 0) {
        Strokes.point(
            canvas.graphics(),
            canvas.x(edge.measured().getAsDouble()),
            canvas.y(edge.y()),
            canvas.x(edge.low()),
            canvas.x(edge.high()),
            3);
      }
    }
  }
}
