package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.boundary.MeasuredContour;
import io.github.collapsar.analysis.boundary.MeasuredContour.Bound;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.CellBorders;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.theory.Prediction;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
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
  private static final int MOST_COLUMNS = 3;
  private static final int LEAST_POINT_DISTANCE = 11;

  /** What the colours between learned and collapsed stand for. */
  public enum Colouring {
    /** The share of runs that collapsed. */
    COLLAPSE_PROBABILITY,
    /** The mean order parameter. */
    ORDER_PARAMETER
  }

  /**
   * A predicted boundary.
   *
   * @param label what the legend calls it
   * @param lines of points {x, y}
   */
  public record Curve(String label, List<List<double[]>> lines) {
    public Curve {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A panel with what is drawn over its cells.
   *
   * @param cells the cells
   * @param edges the measured edges
   * @param contour the measured boundary as lines, if it is drawn so
   * @param theory the predicted boundaries, the exact one first; empty if there are none
   */
  public record PanelContent(
      Panel cells,
      List<BoundaryEdge> edges,
      Optional<MeasuredContour> contour,
      List<Curve> theory) {
    public PanelContent {
      edges = List.copyOf(edges);
      theory = List.copyOf(theory);
    }
  }

  private final Diagram diagram;
  private final DiagramAxis yAxis;
  private final String scenario;
  private final Colouring colouring;
  private final List<PanelContent> panels;
  private final CellBorders xBorders;
  private final CellBorders yBorders;
  private final PhaseKey key;
  private final WrappedText caption;

  /**
   * Lays out a picture.
   *
   * @param scenario the scenario's name
   * @param panels at least one
   * @param caption what stands below, a paragraph each
   */
  public PhaseDiagramPicture(
      Diagram diagram,
      String scenario,
      Colouring colouring,
      List<PanelContent> panels,
      List<String> caption) {
    this.diagram = diagram;
    this.yAxis = diagram.y().orElseThrow();
    this.scenario = scenario;
    this.colouring = colouring;
    this.panels = List.copyOf(panels);
    List<Panel> cells = panels.stream().map(PanelContent::cells).toList();
    this.xBorders = CellBorders.alongX(diagram, cells);
    this.yBorders = CellBorders.alongY(diagram, cells);
    this.key =
        new PhaseKey(
            colouring == Colouring.COLLAPSE_PROBABILITY
                ? "collapse probability"
                : "mean " + Labels.measurement(diagram.orderParameter()),
            panels.stream()
                .flatMap(panel -> panel.cells().cells().stream())
                .anyMatch(cell -> cell.diverged() > 0),
            panels.stream()
                    .flatMap(panel -> panel.edges().stream())
                    .anyMatch(edge -> edge.measured().isPresent())
                ? rowsAPoint()
                : 0,
            panels.stream()
                .flatMap(panel -> panel.contour().stream())
                .flatMap(contour -> contour.lines().entrySet().stream())
                .filter(lines -> !lines.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()),
            labels(panels),
            panels.stream().anyMatch(panel -> isIncomplete(panel.cells())));
    this.caption = new WrappedText(caption, Fonts.CAPTION, width() - LEFT - 16.0);
  }

  /** The curves of the first panel that has any: all panels have the same, or none. */
  private static List<String> labels(List<PanelContent> panels) {
    return panels.stream()
        .map(panel -> panel.theory().stream().map(Curve::label).toList())
        .filter(labels -> !labels.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The predicted boundary in the rectangle that a picture of these panels shows. */
  public static List<List<double[]>> contour(
      Diagram diagram, List<Panel> panels, Prediction prediction) {
    CellBorders xBorders = CellBorders.alongX(diagram, panels);
    CellBorders yBorders = CellBorders.alongY(diagram, panels);
    return prediction.contour(xBorders.low(), xBorders.high(), yBorders.low(), yBorders.high());
  }

  private boolean isIncomplete(Panel panel) {
    return panel.cells().stream().filter(cell -> cell.completed() > 0).count()
        < (long) xBorders.size() * yBorders.size();
  }

  private int columns() {
    return panels.size() == 4 ? 2 : Math.min(panels.size(), MOST_COLUMNS);
  }

  private int rows() {
    return (panels.size() + columns() - 1) / columns();
  }

  private int panelWidth() {
    return columns() == 1 ? 640 : columns() == 2 ? 400 : 320;
  }

  private int panelHeight() {
    return columns() == 1 ? 480 : columns() == 2 ? 340 : 280;
  }

  private int titleHeight() {
    return diagram.facets().isEmpty() ? 0 : 24;
  }

  @Override
  public int width() {
    return LEFT + columns() * (panelWidth() + BETWEEN) + KEY;
  }

  @Override
  public int height() {
    int panelsHeight = rows() * (titleHeight() + panelHeight() + AXIS) + TOP;
    return (int) (Math.max(panelsHeight, TOP + key.height() + 20) + caption.height() + 18);
  }

  @Override
  void draw(Graphics2D graphics) {
    for (int i = 0; i < panels.size(); i++) {
      int column = i % columns();
      int row = i / columns();
      double x = LEFT + column * (double) (panelWidth() + BETWEEN);
      double y = TOP + titleHeight() + row * (double) (titleHeight() + panelHeight() + AXIS);
      if (!diagram.facets().isEmpty()) {
        WrappedText.centred(
            graphics,
            Labels.facets(panels.get(i).cells().facets()),
            Fonts.TITLE,
            x + panelWidth() / 2.0,
            y - 8);
      }
      boolean lowest = i + columns() >= panels.size();
      panel(graphics, panels.get(i), x, y, column == 0, lowest);
    }
    key.draw(graphics, width() - KEY + 14.0, TOP + titleHeight());
    caption.draw(graphics, LEFT, height() - caption.height() - 8);
  }

  private void panel(
      Graphics2D graphics, PanelContent panel, double x, double y, boolean first, boolean lowest) {
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
    CellRectangles cells = new CellRectangles(xBorders, yBorders, colours(panel.cells()));
    Plots.draw(
        graphics,
        horizontal,
        vertical,
        new Rectangle2D.Double(x, y, panelWidth(), panelHeight()),
        LEFT,
        AXIS,
        isIncomplete(panel.cells()) ? this::missing : (g, toX, toY) -> {},
        cells::paint,
        (g, toX, toY) -> curves(g, panel.theory(), toX, toY),
        (g, toX, toY) -> panel.contour().ifPresent(some -> contour(g, some, toX, toY)),
        (g, toX, toY) -> edges(g, panel.edges(), toX, toY));
  }

  /** The exact one last, on top of its approximations. */
  private static void curves(
      Graphics2D graphics, List<Curve> curves, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    for (int i = curves.size() - 1; i >= 0; i--) {
      for (List<double[]> line : curves.get(i).lines()) {
        Strokes.curve(graphics, i, line, toX, toY);
      }
    }
  }

  private static void contour(
      Graphics2D graphics,
      MeasuredContour contour,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY) {
    for (Bound bound : List.of(Bound.OUTER, Bound.INNER)) {
      contour.of(bound).forEach(line -> Strokes.bound(graphics, line, toX, toY));
    }
    contour.of(Bound.ESTIMATE).forEach(line -> Strokes.measured(graphics, line, toX, toY));
  }

  private void missing(Graphics2D graphics, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    double left = toX.applyAsDouble(xBorders.low());
    double top = toY.applyAsDouble(yBorders.high());
    Strokes.hatch(
        graphics,
        new Rectangle2D.Double(
            left,
            top,
            toX.applyAsDouble(xBorders.high()) - left,
            toY.applyAsDouble(yBorders.low()) - top));
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
    return (int) Math.ceil((double) LEAST_POINT_DISTANCE * yBorders.size() / panelHeight());
  }

  private void edges(
      Graphics2D graphics,
      List<BoundaryEdge> edges,
      DoubleUnaryOperator toX,
      DoubleUnaryOperator toY) {
    for (BoundaryEdge edge : edges) {
      if (edge.measured().isPresent() && yBorders.indexOf(edge.y()) % rowsAPoint() == 0) {
        Strokes.point(
            graphics,
            toX.applyAsDouble(edge.measured().getAsDouble()),
            toY.applyAsDouble(edge.y()),
            toX.applyAsDouble(edge.low()),
            toX.applyAsDouble(edge.high()),
            3);
      }
    }
  }
}
