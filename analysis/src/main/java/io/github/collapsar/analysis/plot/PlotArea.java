package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * An area with axes around it, by JFreeChart.
 *
 * @param inside the area inside the axes
 * @param left the room for the vertical axis
 * @param bottom the room for the horizontal axis; with 0 it is left out
 */
record PlotArea(Rectangle2D inside, int left, int bottom) {

  /** Draws the axes and, in order, what is inside them. */
  void draw(
      Graphics2D graphics,
      ValueAxis horizontal,
      ValueAxis vertical,
      List<Consumer<PlotCanvas>> layers) {
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
    layers.forEach(layer -> plot.addAnnotation(new Layer(layer)));
    plot.draw(
        graphics,
        new Rectangle2D.Double(
            inside.getX() - left,
            inside.getY(),
            inside.getWidth() + left,
            inside.getHeight() + bottom),
        null,
        null,
        null);
  }

  /** Draws a horizontal axis alone, so far below the area's top. */
  void drawBelow(Graphics2D graphics, ValueAxis axis, double depth) {
    Rectangle2D area =
        new Rectangle2D.Double(inside.getX(), inside.getY(), inside.getWidth(), depth);
    axis.setVisible(true);
    axis.draw(graphics, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
  }

  /** Something drawn at values of the axes, over what was added before. */
  private static final class Layer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private final transient Consumer<PlotCanvas> content;

    private Layer(Consumer<PlotCanvas> content) {
      this.content = content;
    }

    @Override
    public void draw(
        Graphics2D graphics,
        XYPlot plot,
        Rectangle2D area,
        ValueAxis horizontal,
        ValueAxis vertical,
        int rendererIndex,
        PlotRenderingInfo info) {
      Graphics2D own = (Graphics2D) graphics.create();
      content.accept(
          new PlotCanvas(
              own,
              x -> horizontal.valueToJava2D(x, area, RectangleEdge.BOTTOM),
              y -> vertical.valueToJava2D(y, area, RectangleEdge.LEFT)));
      own.dispose();
    }
  }
}
