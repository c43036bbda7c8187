package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import io.github.collapsar.analysis.plot.Series.Point;
import io.github.collapsar.analysis.plot.Series.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.ValueAxis;

/** Lines, clouds of points or histograms over one pair of axes, with a legend and a caption. */
public final class SeriesPicture extends Picture {

  private static final int LEFT = 86;
  private static final int TOP = 18;
  private static final int PLOT_WIDTH = 640;
  private static final int PLOT_HEIGHT = 400;
  private static final int AXIS = 52;
  private static final int KEY = 232;

  private static final PlotArea AREA =
      new PlotArea(new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT), LEFT, AXIS);

  /** Lines of more points than this have no markers. */
  private static final int MAX_MARKERS = 40;

  /**
   * An axis of the picture.
   *
   * @param label in words
   * @param scale values at or below zero have no place on a log axis and are not drawn
   */
  public record SeriesAxis(String label, Scale scale) {

    private boolean shows(double value) {
      return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
    }
  }

  private final SeriesAxis x;
  private final SeriesAxis y;
  private final List<Series> series;
  private final List<Double> marked;
  private final LineLegend legend;
  private final WrappedText remarks;

  /**
   * Lays out a picture.
   *
   * @param series in the order of the legend; drawn in order colours where they are many
   * @param marked places on the x axis with a dashed line across the plot
   * @param remarks what stands below the legend, a paragraph each
   * @param caption what stands below the plot, a paragraph each
   */
  public SeriesPicture(
      SeriesAxis x,
      SeriesAxis y,
      List<Series> series,
      List<Double> marked,
      List<String> remarks,
      List<String> caption) {
    super(LEFT + PLOT_WIDTH + KEY, LEFT, caption);
    this.x = x;
    this.y = y;
    this.series = List.copyOf(series);
    this.marked = List.copyOf(marked);
    List<LineLegend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      Style drawn = series.get(i).style();
      entries.add(
          new LineLegend.Entry(
              series.get(i).label(),
              style(i),
              drawn != Style.POINTS,
              drawn == Style.POINTS
                  || (drawn != Style.COLUMNS && !marked(series.get(i)).isEmpty())));
    }
    legend = new LineLegend(entries, KEY - 62.0, 6);
    this.remarks = new WrappedText(remarks, Fonts.CAPTION, KEY - 36.0);
  }

  @Override
  double contentHeight() {
    return TOP + Math.max(PLOT_HEIGHT + AXIS, legend.height() + remarks.height() + 20);
  }

  @Override
  void drawContent(Graphics2D graphics) {
    AREA.draw(
        graphics,
        axis(x, horizontalRange()),
        axis(y, verticalRange()),
        List.of(this::marks, this::paint));
    double left = LEFT + PLOT_WIDTH + 20;
    remarks.draw(graphics, left, legend.draw(graphics, left, TOP) + 6);
  }

  private static ValueAxis axis(SeriesAxis axis, double[] range) {
    return Axes.of(new DiagramAxis(axis.label(), axis.scale()), axis.label(), range[0], range[1]);
  }

  private double[] horizontalRange() {
    return range(x, points().mapToDouble(Point::x), 0.015, false);
  }

  private double[] verticalRange() {
    DoubleStream values =
        points().flatMapToDouble(point -> DoubleStream.of(point.y(), point.low(), point.high()));
    boolean columns = series.stream().anyMatch(one -> one.style() == Style.COLUMNS);
    return range(y, values, 0.05, columns);
  }

  private Stream<Point> points() {
    return series.stream().flatMap(one -> one.points().stream());
  }

  /**
   * From the least to the largest value with a margin, a share of the range.
   *
   * @param fromZero whether zero is to be seen on a linear axis
   */
  private static double[] range(
      SeriesAxis axis, DoubleStream values, double margin, boolean fromZero) {
    DiagramAxis places = new DiagramAxis(axis.label(), axis.scale());
    double[] all = values.filter(axis::shows).map(places::position).sorted().toArray();
    if (all.length == 0) {
      return axis.scale() == Scale.LOG ? new double[] {0.1, 1} : new double[] {0, 1};
    }
    boolean zero = fromZero && axis.scale() == Scale.LINEAR;
    double low = zero ? Math.min(0, all[0]) : all[0];
    double high = all[all.length - 1];
    double span = high - low;
    if (!(span > 0)) {
      span = Math.max(Math.abs(high) * 0.2, axis.scale() == Scale.LOG ? 0.4 : 1e-9);
      low -= span / 2;
      high += span / 2;
    }
    double below = zero && low == 0 ? 0 : margin * span;
    return new double[] {places.value(low - below), places.value(high + margin * span)};
  }

  private void marks(PlotCanvas canvas) {
    canvas.graphics().setColor(new Color(0x88, 0x88, 0x88));
    canvas.graphics().setStroke(Strokes.dashed(1, 4, 4));
    for (double place : marked) {
      double at = canvas.x(place);
      canvas.graphics().draw(new Line2D.Double(at, TOP, at, TOP + PLOT_HEIGHT));
    }
  }

  private void paint(PlotCanvas canvas) {
    Graphics2D graphics = canvas.graphics();
    Shape before = graphics.getClip();
    graphics.clip(AREA.inside());
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).style() == Style.LINE) {
        band(canvas, series.get(i).points(), style(i));
      }
    }
    for (int i = 0; i < series.size(); i++) {
      switch (series.get(i).style()) {
        case LINE, PATH -> line(canvas, series.get(i), style(i));
        case POINTS -> cloud(canvas, series.get(i).points(), style(i));
        default -> columns(canvas, series.get(i).points(), style(i));
      }
    }
    graphics.setClip(before);
  }

  private LineStyle style(int index) {
    return LineStyle.ordered(index, series.size());
  }

  private void band(PlotCanvas canvas, List<Point> points, LineStyle style) {
    List<double[]> shown =
        points.stream()
            .filter(point -> x.shows(point.x()) && y.shows(point.low()) && y.shows(point.high()))
            .map(point -> new double[] {point.x(), point.low(), point.high()})
            .toList();
    if (!shown.isEmpty()) {
      canvas.graphics().setColor(style.pale());
      canvas.graphics().fill(canvas.band(shown));
    }
  }

  private boolean shows(Point point) {
    return x.shows(point.x()) && y.shows(point.y());
  }

  private void line(PlotCanvas canvas, Series line, LineStyle style) {
    Path2D path = new Path2D.Double();
    boolean apart = true;
    for (Point point : line.points()) {
      boolean shown = shows(point);
      if (shown && apart) {
        path.moveTo(canvas.x(point.x()), canvas.y(point.y()));
      } else if (shown) {
        path.lineTo(canvas.x(point.x()), canvas.y(point.y()));
      }
      apart = !shown;
    }
    Graphics2D graphics = canvas.graphics();
    graphics.setColor(style.colour());
    graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
    for (Point point : marked(line)) {
      if (shows(point)) {
        style.marker(graphics, canvas.x(point.x()), canvas.y(point.y()), true);
      }
    }
  }

  /** The points of a line that get a marker. */
  private static List<Point> marked(Series line) {
    List<Point> points = line.points();
    if (line.style() == Style.PATH) {
      return points.subList(points.size() - 1, points.size());
    }
    return points.size() <= MAX_MARKERS ? points : List.of();
  }

  private void cloud(PlotCanvas canvas, List<Point> points, LineStyle style) {
    Graphics2D graphics = canvas.graphics();
    double radius = points.size() > 300 ? 1.6 : 2.8;
    for (Point point : points) {
      if (!shows(point)) {
        continue;
      }
      double px = canvas.x(point.x());
      if (y.shows(point.low()) && y.shows(point.high())) {
        graphics.setColor(style.colour());
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(px, canvas.y(point.low()), px, canvas.y(point.high())));
      }
      style.marker(graphics, px, canvas.y(point.y()), radius, true);
    }
  }

  /** Outlines over pale columns, so that histograms over one another stay legible. */
  private void columns(PlotCanvas canvas, List<Point> points, LineStyle style) {
    double foot = TOP + PLOT_HEIGHT;
    Path2D outline = new Path2D.Double();
    for (int i = 0; i + 1 < points.size(); i++) {
      double left = canvas.x(points.get(i).x());
      double right = canvas.x(points.get(i + 1).x());
      double top = y.shows(points.get(i).y()) ? canvas.y(points.get(i).y()) : foot;
      PlotCanvas.extend(outline, left, i == 0 ? foot : outline.getCurrentPoint().getY());
      outline.lineTo(left, top);
      outline.lineTo(right, top);
      if (i + 2 == points.size()) {
        outline.lineTo(right, foot);
      }
    }
    canvas.graphics().setColor(style.pale());
    canvas.graphics().fill(outline);
    canvas.graphics().setColor(style.colour());
    canvas.graphics().setStroke(new BasicStroke(1.4f));
    canvas.graphics().draw(outline);
  }
}
