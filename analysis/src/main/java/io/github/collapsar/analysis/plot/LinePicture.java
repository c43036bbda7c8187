package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.boundary.BoundaryEdge;
import io.github.collapsar.analysis.cells.Cell;
import io.github.collapsar.analysis.cells.CellBorders;
import io.github.collapsar.analysis.cells.Panel;
import io.github.collapsar.analysis.diagram.Diagram;
import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The order parameter against one parameter: its mean over the runs that did not diverge with a
 * band from the lower to the upper quartile, a line a combination of facet values, and below a
 * strip for each with the shares of the phases.
 */
public final class LinePicture extends Picture {

  private static final int LEFT = 78;
  private static final int TOP = 18;
  private static final int PLOT_WIDTH = 640;
  private static final int PLOT_HEIGHT = 360;
  private static final int AXIS = 52;
  private static final int STRIP = 18;
  private static final int STRIP_GAP = 5;
  private static final int KEY = 232;

  private final Diagram diagram;
  private final String scenario;
  private final List<Panel> panels;
  private final Map<Panel, List<BoundaryEdge>> edges;
  private final CellBorders xBorders;
  private final double low;
  private final double high;
  private final boolean diverged;
  private final PhaseKey key;
  private final List<WrappedText> names = new ArrayList<>();
  private final WrappedText caption;

  /**
   * Lays out a picture.
   *
   * @param scenario the scenario's name
   * @param panels a line each, at least one
   * @param edges the measured and predicted edges of each panel
   * @param caption what stands below, a paragraph each
   */
  public LinePicture(
      Diagram diagram,
      String scenario,
      List<Panel> panels,
      Map<Panel, List<BoundaryEdge>> edges,
      List<String> caption) {
    this.diagram = diagram;
    this.scenario = scenario;
    this.panels = List.copyOf(panels);
    this.edges = Map.copyOf(edges);
    xBorders = CellBorders.alongX(diagram, panels);
    List<Cell> cells = panels.stream().flatMap(panel -> panel.cells().stream()).toList();
    double least = cells.stream().mapToDouble(c -> least(c.order())).min().orElse(0);
    double most = cells.stream().mapToDouble(c -> most(c.order())).max().orElse(1);
    boolean unit = least >= 0 && most <= 1;
    double margin = unit ? 0.03 : 0.05 * Math.max(most - least, 1e-9);
    low = (unit ? 0 : least) - margin;
    high = (unit ? 1 : most) + margin;
    diverged = cells.stream().anyMatch(cell -> cell.diverged() > 0);
    key = new PhaseKey("collapse probability", diverged, 0, Set.of(), List.of(), false);
    for (Panel panel : panels) {
      names.add(new WrappedText(List.of(name(panel)), Fonts.LEGEND, KEY - 62.0));
    }
    this.caption = new WrappedText(caption, Fonts.CAPTION, width() - LEFT - 16.0);
  }

  private static double least(Cell.Spread spread) {
    return Double.isNaN(spread.mean()) ? 0 : Math.min(spread.mean(), spread.lowerQuartile());
  }

  private static double most(Cell.Spread spread) {
    return Double.isNaN(spread.mean()) ? 0 : Math.max(spread.mean(), spread.upperQuartile());
  }

  private String name(Panel panel) {
    return panel.facets().isEmpty()
        ? Labels.measurement(diagram.orderParameter())
        : Labels.facets(panel.facets());
  }

  @Override
  public int width() {
    return LEFT + PLOT_WIDTH + KEY;
  }

  @Override
  public int height() {
    double content = Math.max(plotsHeight() + AXIS, keyTop() + key.height() - TOP);
    return (int) (TOP + content + caption.height() + 18);
  }

  private double plotsHeight() {
    return PLOT_HEIGHT + panels.size() * (double) (STRIP + STRIP_GAP) + STRIP_GAP;
  }

  private double keyTop() {
    return TOP + 104 + names.stream().mapToDouble(name -> name.height() + 8).sum();
  }

  @Override
  void draw(Graphics2D graphics) {
    ValueAxis x =
        Axes.of(
            diagram.x(), Labels.axis(scenario, diagram.x().key()), xBorders.low(), xBorders.high());
    ValueAxis y =
        Axes.of(
            new DiagramAxis(diagram.orderParameter(), Scale.LINEAR),
            Labels.measurement(diagram.orderParameter()),
            low,
            high);
    Plots.draw(
        graphics,
        x,
        y,
        new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT),
        LEFT,
        0,
        this::lines);
    strips(graphics, x);
    Plots.drawBelow(graphics, x, new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, plotsHeight()));
    legend(graphics);
    caption.draw(graphics, LEFT, height() - caption.height() - 8);
  }

  private void lines(Graphics2D graphics, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    double threshold = toY.applyAsDouble(diagram.collapsedAbove());
    graphics.setColor(new Color(0x88, 0x88, 0x88));
    graphics.setStroke(dashed(1, 4, 4));
    graphics.draw(
        new Line2D.Double(
            toX.applyAsDouble(xBorders.low()),
            threshold,
            toX.applyAsDouble(xBorders.high()),
            threshold));
    for (int i = 0; i < panels.size(); i++) {
      band(graphics, i, toX, toY);
    }
    for (int i = 0; i < panels.size(); i++) {
      theory(graphics, i, toX, toY);
      line(graphics, i, toX, toY);
    }
    for (int i = 0; i < panels.size(); i++) {
      for (BoundaryEdge edge : edges.getOrDefault(panels.get(i), List.of())) {
        if (edge.measured().isPresent()) {
          Strokes.point(
              graphics,
              toX.applyAsDouble(edge.measured().getAsDouble()),
              threshold,
              toX.applyAsDouble(edge.low()),
              toX.applyAsDouble(edge.high()),
              4);
        }
      }
    }
  }

  private void band(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    graphics.setColor(LineStyle.of(index).pale());
    for (List<Cell> stretch : stretches(panels.get(index))) {
      Path2D outline = new Path2D.Double();
      for (Cell cell : stretch) {
        to(outline, toX.applyAsDouble(cell.x()), toY.applyAsDouble(cell.order().lowerQuartile()));
      }
      for (int i = stretch.size() - 1; i >= 0; i--) {
        Cell cell = stretch.get(i);
        to(outline, toX.applyAsDouble(cell.x()), toY.applyAsDouble(cell.order().upperQuartile()));
      }
      outline.closePath();
      graphics.fill(outline);
    }
  }

  private void line(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    graphics.setColor(LineStyle.of(index).colour());
    for (List<Cell> stretch : stretches(panels.get(index))) {
      Path2D path = new Path2D.Double();
      for (Cell cell : stretch) {
        to(path, toX.applyAsDouble(cell.x()), toY.applyAsDouble(cell.order().mean()));
      }
      graphics.setStroke(new BasicStroke(1.8f));
      graphics.draw(path);
      for (Cell cell : stretch) {
        LineStyle.of(index)
            .marker(
                graphics,
                toX.applyAsDouble(cell.x()),
                toY.applyAsDouble(cell.order().mean()),
                cell.diverged() == 0);
      }
    }
  }

  private void theory(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    graphics.setColor(LineStyle.of(index).colour());
    graphics.setStroke(dashed(1.6f, 7, 4));
    for (BoundaryEdge edge : edges.getOrDefault(panels.get(index), List.of())) {
      if (edge.theory().isPresent()) {
        double x = toX.applyAsDouble(edge.theory().getAsDouble());
        graphics.draw(new Line2D.Double(x, toY.applyAsDouble(low), x, toY.applyAsDouble(high)));
      }
    }
  }

  private static void to(Path2D path, double x, double y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }

  /** Neighbouring cells that have a mean: where all runs diverged the line breaks. */
  private static List<List<Cell>> stretches(Panel panel) {
    List<List<Cell>> stretches = new ArrayList<>();
    List<Cell> current = new ArrayList<>();
    for (Cell cell : panel.cells()) {
      if (!Double.isNaN(cell.order().mean())) {
        current.add(cell);
      } else if (!current.isEmpty()) {
        stretches.add(current);
        current = new ArrayList<>();
      }
    }
    if (!current.isEmpty()) {
      stretches.add(current);
    }
    return stretches;
  }

  private static BasicStroke dashed(float width, float on, float off) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
  }

  /** The phases of each line's runs, on the same x. */
  private void strips(Graphics2D graphics, ValueAxis axis) {
    Rectangle2D area = new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT);
    DoubleUnaryOperator toX = value -> axis.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    for (int i = 0; i < panels.size(); i++) {
      double top = TOP + PLOT_HEIGHT + STRIP_GAP + i * (double) (STRIP + STRIP_GAP);
      Rectangle2D strip = new Rectangle2D.Double(LEFT, top, PLOT_WIDTH, STRIP);
      Strokes.hatch(graphics, strip);
      Color[][] colours = new Color[1][xBorders.size()];
      for (Cell cell : panels.get(i).cells()) {
        if (cell.completed() > 0) {
          double collapsed = cell.collapseProbability();
          double share = cell.divergedShare();
          colours[0][xBorders.indexOf(cell.x())] =
              PhaseColours.mix(1 - collapsed - share, collapsed, share);
        }
      }
      Graphics2D own = (Graphics2D) graphics.create();
      new CellRectangles(xBorders, CellBorders.UNIT, colours)
          .paint(own, toX, y -> top + STRIP * (1 - y));
      own.dispose();
      graphics.setColor(Axes.INK);
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(strip);
      LineStyle.of(i).marker(graphics, LEFT - 14, top + STRIP / 2.0, true);
    }
  }

  private void legend(Graphics2D graphics) {
    double x = LEFT + PLOT_WIDTH + 20;
    double y = TOP;
    for (int i = 0; i < panels.size(); i++) {
      graphics.setColor(LineStyle.of(i).colour());
      graphics.setStroke(new BasicStroke(1.8f));
      graphics.draw(new Line2D.Double(x, y + 8, x + 26, y + 8));
      LineStyle.of(i).marker(graphics, x + 13, y + 8, true);
      names.get(i).draw(graphics, x + 34, y);
      y += names.get(i).height() + 8;
    }
    String mean = diverged ? "mean, hollow where some diverged;" : "mean;";
    WrappedText remarks =
        new WrappedText(
            List.of(mean + " band: quartiles", "circle: measured boundary, p = ½", hasTheory()),
            Fonts.CAPTION,
            KEY - 36.0);
    remarks.draw(graphics, x, y);
    key.draw(graphics, x, keyTop());
  }

  private String hasTheory() {
    boolean any =
        edges.values().stream().flatMap(List::stream).anyMatch(edge -> edge.theory().isPresent());
    return any ? "dashed: edges by theory" : "";
  }
}
