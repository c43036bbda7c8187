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
import java.util.function.DoubleUnaryOperator;
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

  /** Lines of more points than this have no markers. */
  private static final int MOST_MARKERS = 40;

  /**
   * An axis of the picture.
   *
   * @param label in words
   * @param scale values at or below zero have no place on a log axis and are not drawn
   */
  public record Axis(String label, Scale scale) {

    private boolean shows(double value) {
      return Double.isFinite(value) && (scale == Scale.LINEAR || value > 0);
    }
  }

  private final Axis x;
  private final Axis y;
  private final List<Series> series;
  private final List<Double> marked;
  private final List<WrappedText> names = new ArrayList<>();
  private final WrappedText remarks;
  private final WrappedText caption;

  /**
   * Lays out a picture.
   *
   * @param series in the order of the legend; drawn in order colours where they are many
   * @param marked places on the x axis with a dashed line across the plot
   * @param remarks what stands below the legend, a paragraph each
   * @param caption what stands below the plot, a paragraph each
   */
  public SeriesPicture(
      Axis x,
      Axis y,
      List<Series> series,
      List<Double> marked,
      List<String> remarks,
      List<String> caption) {
    this.x = x;
    this.y = y;
    this.series = List.copyOf(series);
    this.marked = List.copyOf(marked);
    for (Series one : series) {
      names.add(new WrappedText(List.of(one.label()), Fonts.LEGEND, KEY - 62.0));
    }
    this.remarks = new WrappedText(remarks, Fonts.CAPTION, KEY - 36.0);
    this.caption = new WrappedText(caption, Fonts.CAPTION, width() - LEFT - 16.0);
  }

  @Override
  public int width() {
    return LEFT + PLOT_WIDTH + KEY;
  }

  @Override
  public int height() {
    double legend = names.stream().mapToDouble(name -> name.height() + 6).sum() + remarks.height();
    double content = Math.max(PLOT_HEIGHT + AXIS, legend + 20);
    return (int) (TOP + content + caption.height() + 18);
  }

  @Override
  void draw(Graphics2D graphics) {
    ValueAxis horizontal = axis(x, horizontalRange());
    ValueAxis vertical = axis(y, verticalRange());
    Plots.draw(
        graphics,
        horizontal,
        vertical,
        new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT),
        LEFT,
        AXIS,
        (g, toX, toY) -> marks(g, toX),
        this::paint);
    legend(graphics);
    caption.draw(graphics, LEFT, height() - caption.height() - 8);
  }

  private static ValueAxis axis(Axis axis, double[] range) {
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
  private static double[] range(Axis axis, DoubleStream values, double margin, boolean fromZero) {
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

  private void marks(Graphics2D graphics, DoubleUnaryOperator toX) {
    graphics.setColor(new Color(0x88, 0x88, 0x88));
    graphics.setStroke(
        new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
    for (double place : marked) {
      double at = toX.applyAsDouble(place);
      graphics.draw(new Line2D.Double(at, TOP, at, TOP + PLOT_HEIGHT));
    }
  }

  private void paint(Graphics2D graphics, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    Shape before = graphics.getClip();
    graphics.clip(new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT));
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).style() == Style.LINE) {
        band(graphics, i, toX, toY);
      }
    }
    for (int i = 0; i < series.size(); i++) {
      switch (series.get(i).style()) {
        case LINE, PATH -> line(graphics, i, toX, toY);
        case POINTS -> cloud(graphics, i, toX, toY);
        default -> columns(graphics, i, toX, toY);
      }
    }
    graphics.setClip(before);
  }

  private LineStyle style(int index) {
    return LineStyle.ordered(index, series.size());
  }

  private void band(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    List<Point> points =
        series.get(index).points().stream()
            .filter(point -> x.shows(point.x()) && y.shows(point.low()) && y.shows(point.high()))
            .toList();
    if (points.isEmpty()) {
      return;
    }
    Path2D outline = new Path2D.Double();
    for (Point point : points) {
      to(outline, toX.applyAsDouble(point.x()), toY.applyAsDouble(point.low()));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      to(outline, toX.applyAsDouble(points.get(i).x()), toY.applyAsDouble(points.get(i).high()));
    }
    outline.closePath();
    graphics.setColor(style(index).pale());
    graphics.fill(outline);
  }

  private void line(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    List<Point> points = series.get(index).points();
    Path2D path = new Path2D.Double();
    boolean apart = true;
    for (Point point : points) {
      boolean shown = x.shows(point.x()) && y.shows(point.y());
      if (shown) {
        double px = toX.applyAsDouble(point.x());
        double py = toY.applyAsDouble(point.y());
        if (apart) {
          path.moveTo(px, py);
        } else {
          path.lineTo(px, py);
        }
      }
      apart = !shown;
    }
    graphics.setColor(style(index).colour());
    graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
    for (Point point : marked(series.get(index))) {
      if (x.shows(point.x()) && y.shows(point.y())) {
        style(index)
            .marker(graphics, toX.applyAsDouble(point.x()), toY.applyAsDouble(point.y()), true);
      }
    }
  }

  /** The points of a line that get a marker. */
  private static List<Point> marked(Series line) {
    List<Point> points = line.points();
    if (line.style() == Style.PATH) {
      return points.subList(points.size() - 1, points.size());
    }
    return points.size() <= MOST_MARKERS ? points : List.of();
  }

  private void cloud(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    List<Point> points = series.get(index).points();
    double radius = points.size() > 300 ? 1.6 : 2.8;
    for (Point point : points) {
      if (!x.shows(point.x()) || !y.shows(point.y())) {
        continue;
      }
      double px = toX.applyAsDouble(point.x());
      if (y.shows(point.low()) && y.shows(point.high())) {
        graphics.setColor(style(index).colour());
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(
            new Line2D.Double(
                px, toY.applyAsDouble(point.low()), px, toY.applyAsDouble(point.high())));
      }
      style(index).marker(graphics, px, toY.applyAsDouble(point.y()), radius, true);
    }
  }

  /** Outlines over pale columns, so that histograms over one another stay legible. */
  private void columns(
      Graphics2D graphics, int index, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
    List<Point> points = series.get(index).points();
    double foot = TOP + PLOT_HEIGHT;
    Path2D outline = new Path2D.Double();
    for (int i = 0; i + 1 < points.size(); i++) {
      double left = toX.applyAsDouble(points.get(i).x());
      double right = toX.applyAsDouble(points.get(i + 1).x());
      double top = y.shows(points.get(i).y()) ? toY.applyAsDouble(points.get(i).y()) : foot;
      to(outline, left, i == 0 ? foot : outline.getCurrentPoint().getY());
      outline.lineTo(left, top);
      outline.lineTo(right, top);
      if (i + 2 == points.size()) {
        outline.lineTo(right, foot);
      }
    }
    graphics.setColor(style(index).pale());
    graphics.fill(outline);
    graphics.setColor(style(index).colour());
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(outline);
  }

  private static void to(Path2D path, double px, double py) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(px, py);
    } else {
      path.lineTo(px, py);
    }
  }

  private void legend(Graphics2D graphics) {
    double left = LEFT + PLOT_WIDTH + 20;
    double top = TOP;
    for (int i = 0; i < series.size(); i++) {
      if (series.get(i).label().isEmpty()) {
        continue;
      }
      graphics.setColor(style(i).colour());
      graphics.setStroke(new BasicStroke(1.8f));
      if (series.get(i).style() != Style.POINTS) {
        graphics.draw(new Line2D.Double(left, top + 8, left + 26, top + 8));
      }
      if (series.get(i).style() == Style.POINTS
          || (series.get(i).style() != Style.COLUMNS && !marked(series.get(i)).isEmpty())) {
        style(i).marker(graphics, left + 13, top + 8, true);
      }
      names.get(i).draw(graphics, left + 34, top);
      top += names.get(i).height() + 6;
    }
    remarks.draw(graphics, left, top + 6);
  }
}
