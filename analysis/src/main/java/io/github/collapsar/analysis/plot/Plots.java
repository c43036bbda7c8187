package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Draws axes around an area and marks inside it, with JFreeChart. */
final class Plots {

  private Plots() {}

  /**
   * Draws a plot.
   *
   * @param area the area inside the axes
   * @param left the room for the vertical axis
   * @param bottom the room for the horizontal axis; with 0 it is left out
   */
  static void draw(
      Graphics2D graphics,
      ValueAxis horizontal,
      ValueAxis vertical,
      Rectangle2D area,
      int left,
      int bottom,
      Mark.Painter... painters) {
    XYPlot plot = new XYPlot(null, horizontal, vertical, null);
    plot.setBackgroundPaint(null);
    plot.setOutlinePaint(Axes.INK);
    plot.setOutlineStroke(new BasicStroke(1));
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    AxisSpace room = new AxisSpace();
    room.setLeft(left);
    room.setBottom(bottom);
    plot.setFixedRangeAxisSpace(room);
    plot.setFixedDomainAxisSpace(room);
    horizontal.setVisible(bottom > 0);
    List.of(painters).forEach(painter -> plot.addAnnotation(new Mark(painter)));
    plot.draw(
        graphics,
        new Rectangle2D.Double(
            area.getX() - left, area.getY(), area.getWidth() + left, area.getHeight() + bottom),
        null,
        null,
        null);
  }

  /** Draws a horizontal axis alone, below an area. */
  static void drawBelow(Graphics2D graphics, ValueAxis axis, Rectangle2D area) {
    axis.setVisible(true);
    axis.draw(graphics, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
  }
}
