package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.boundary.AnalysedDiagram;
import io.github.collapsar.analysis.boundary.AnalysedPanel;
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
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
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

  private static final PlotArea AREA =
      new PlotArea(new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT), LEFT, 0);

  private final Diagram diagram;
  private final String scenario;
  private final List<AnalysedPanel> panels;
  private final CellBorders xBorders;
  private final double low;
  private final double high;
  private final boolean diverged;
  private final PhaseKey key;
  private final LineLegend legend;

  /**
   * Lays out a picture.
   *
   * @param analysed a diagram of one axis: a line each panel
   * @param scenario the scenario's name
   * @param caption what stands below, a paragraph each
   */
  public LinePicture(AnalysedDiagram analysed, String scenario, List<String> caption) {
    super(LEFT + PLOT_WIDTH + KEY, LEFT, caption);
    this.diagram = analysed.diagram();
    this.scenario = scenario;
    this.panels = analysed.panels();
    xBorders = CellBorders.alongX(diagram, analysed.shown());
    List<Cell> cells = panels.stream().flatMap(panel -> panel.shown().cells().stream()).toList();
    double least = cells.stream().mapToDouble(c -> least(c.order())).min().orElse(0);
    double most = cells.stream().mapToDouble(c -> most(c.order())).max().orElse(1);
    boolean unit = least >= 0 && most <= 1;
    double margin = unit ? 0.03 : 0.05 * Math.max(most - least, 1e-9);
    low = (unit ? 0 : least) - margin;
    high = (unit ? 1 : most) + margin;
    diverged = cells.stream().anyMatch(cell -> cell.diverged() > 0);
    key = new PhaseKey("collapse probability", diverged, 0, Set.of(), List.of(), false);
    List<LineLegend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      entries.add(new LineLegend.Entry(name(panels.get(i)), LineStyle.of(i), true, true));
    }
    legend = new LineLegend(entries, KEY - 62.0, 8);
  }

  private static double least(Cell.Spread spread) {
    return Double.isNaN(spread.mean()) ? 0 : Math.min(spread.mean(), spread.lowerQuartile());
  }

  private static double most(Cell.Spread spread) {
    return Double.isNaN(spread.mean()) ? 0 : Math.max(spread.mean(), spread.upperQuartile());
  }

  private String name(AnalysedPanel panel) {
    return panel.measured().facets().isEmpty()
        ? Labels.measurement(diagram.orderParameter())
        : Labels.facets(panel.measured().facets());
  }

  @Override
  double contentHeight() {
    return TOP + Math.max(plotsHeight() + AXIS, keyTop() + key.height() - TOP);
  }

  private double plotsHeight() {
    return PLOT_HEIGHT + panels.size() * (double) (STRIP + STRIP_GAP) + STRIP_GAP;
  }

  private double keyTop() {
    return TOP + 104 + legend.height();
  }

  @Override
  void drawContent(Graphics2D graphics) {
    ValueAxis x =
        Axes.of(
            diagram.x(), Labels.axis(scenario, diagram.x().key()), xBorders.low(), xBorders.high());
    ValueAxis y =
        Axes.of(
            new DiagramAxis(diagram.orderParameter(), Scale.LINEAR),
            Labels.measurement(diagram.orderParameter()),
            low,
            high);
    AREA.draw(graphics, x, y, List.of(this::lines));
    strips(graphics, x);
    AREA.drawBelow(graphics, x, plotsHeight());
    double left = LEFT + PLOT_WIDTH + 20;
    double below = legend.draw(graphics, left, TOP);
    String mean = diverged ? "mean, hollow where some diverged;" : "mean;";
    List<String> remarks =
        List.of(mean + " band: quartiles", "circle: measured boundary, p = ½", theoryRemark());
    new WrappedText(remarks, Fonts.CAPTION, KEY - 36.0).draw(graphics, left, below);
    key.draw(graphics, left, keyTop());
  }

  private String theoryRemark() {
    boolean any =
        panels.stream()
            .flatMap(panel -> panel.boundary().edges().stream())
            .anyMatch(edge -> edge.theory().isPresent());
    return any ? "dashed: edges by theory" : "";
  }

  private void lines(PlotCanvas canvas) {
    Graphics2D graphics = canvas.graphics();
    double threshold = canvas.y(diagram.collapsedAbove());
    graphics.setColor(new Color(0x88, 0x88, 0x88));
    graphics.setStroke(Strokes.dashed(1, 4, 4));
    graphics.draw(
        new Line2D.Double(
            canvas.x(xBorders.low()), threshold, canvas.x(xBorders.high()), threshold));
    for (int i = 0; i < panels.size(); i++) {
      band(canvas, i);
    }
    for (int i = 0; i < panels.size(); i++) {
      theory(canvas, i);
      line(canvas, i);
    }
    for (AnalysedPanel panel : panels) {
      for (BoundaryEdge edge : panel.boundary().edges()) {
        if (edge.measured().isPresent()) {
          Strokes.point(
              graphics,
              canvas.x(edge.measured().getAsDouble()),
              threshold,
              canvas.x(edge.low()),
              canvas.x(edge.high()),
              4);
        }
      }
    }
  }

  private void band(PlotCanvas canvas, int index) {
    canvas.graphics().setColor(LineStyle.of(index).pale());
    for (List<Cell> stretch : stretches(panels.get(index).shown())) {
      canvas
          .graphics()
          .fill(
              canvas.band(
                  stretch.stream()
                      .map(
                          cell ->
                              new double[] {
                                cell.x(), cell.order().lowerQuartile(), cell.order().upperQuartile()
                              })
                      .toList()));
    }
  }

  private void line(PlotCanvas canvas, int index) {
    Graphics2D graphics = canvas.graphics();
    LineStyle style = LineStyle.of(index);
    graphics.setColor(style.colour());
    for (List<Cell> stretch : stretches(panels.get(index).shown())) {
      graphics.setStroke(new BasicStroke(1.8f));
      graphics.draw(
          canvas.line(
              stretch.stream().map(cell -> new double[] {cell.x(), cell.order().mean()}).toList()));
      for (Cell cell : stretch) {
        style.marker(
            graphics, canvas.x(cell.x()), canvas.y(cell.order().mean()), cell.diverged() == 0);
      }
    }
  }

  private void theory(PlotCanvas canvas, int index) {
    canvas.graphics().setColor(LineStyle.of(index).colour());
    canvas.graphics().setStroke(Strokes.dashed(1.6f, 7, 4));
    for (BoundaryEdge edge : panels.get(index).boundary().edges()) {
      if (edge.theory().isPresent()) {
        double x = canvas.x(edge.theory().getAsDouble());
        canvas.graphics().draw(new Line2D.Double(x, canvas.y(low), x, canvas.y(high)));
      }
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

  /** The phases of each line's runs, on the same x. */
  private void strips(Graphics2D graphics, ValueAxis axis) {
    DoubleUnaryOperator toX =
        value -> axis.valueToJava2D(value, AREA.inside(), RectangleEdge.BOTTOM);
    for (int i = 0; i < panels.size(); i++) {
      double top = TOP + PLOT_HEIGHT + STRIP_GAP + i * (double) (STRIP + STRIP_GAP);
      Rectangle2D strip = new Rectangle2D.Double(LEFT, top, PLOT_WIDTH, STRIP);
      Strokes.hatch(graphics, strip);
      Color[][] colours = new Color[1][xBorders.size()];
      for (Cell cell : panels.get(i).shown().cells()) {
        if (cell.completed() > 0) {
          double collapsed = cell.collapseProbability();
          double share = cell.divergedShare();
          colours[0][xBorders.indexOf(cell.x())] =
              PhaseColours.mix(1 - collapsed - share, collapsed, share);
        }
      }
      Graphics2D own = (Graphics2D) graphics.create();
      new CellRectangles(xBorders, CellBorders.UNIT, colours)
          .paint(new PlotCanvas(own, toX, y -> top + STRIP * (1 - y)));
      own.dispose();
      graphics.setColor(Axes.INK);
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(strip);
      LineStyle.of(i).marker(graphics, LEFT - 14, top + STRIP / 2.0, true);
    }
  }
}
