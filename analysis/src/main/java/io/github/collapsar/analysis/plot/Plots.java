package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Draws axes around an area and marks inside it, with JFreeChart. */
final class Plots {

  /**
   * The room for the axes.
   *
   * @param left of the area
   * @param bottom below the area
   * @param offset between the area and its horizontal axis
   */
  record Space(int left, int bottom, int offset) {}

  private Plots() {}

  static void draw(
      Graphics2D graphics,
      ValueAxis horizontal,
      ValueAxis vertical,
      Rectangle2D area,
      Space space,
      Mark.Painter... painters) {
    XYPlot plot = new XYPlot(null, horizontal, vertical, null);
    plot.setBackgroundPaint(null);
    plot.setOutlinePaint(Axes.INK);
    plot.setOutlineStroke(new BasicStroke(1));
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(new RectangleInsets(0, 0, space.offset(), 0));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    AxisSpace room = new AxisSpace();
    room.setLeft(space.left());
    room.setBottom(space.bottom() + (double) space.offset());
    plot.setFixedRangeAxisSpace(room);
    plot.setFixedDomainAxisSpace(room);
    List.of(painters).forEach(painter -> plot.addAnnotation(new Mark(painter)));
    plot.draw(
        graphics,
        new Rectangle2D.Double(
            area.getX() - space.left(),
            area.getY(),
            area.getWidth() + space.left(),
            area.getHeight() + space.bottom() + space.offset()),
        null,
        null,
        null);
  }
}
