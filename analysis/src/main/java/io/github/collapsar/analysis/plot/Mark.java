package io.github.collapsar.analysis.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Something drawn at values of the axes, over what was added before. */
final class Mark extends AbstractXYAnnotation {

  private static final long serialVersionUID = 1L;

  /** Draws with functions from values to the places of a plot. */
  @FunctionalInterface
  interface Painter {
    void paint(Graphics2D graphics, DoubleUnaryOperator toX, DoubleUnaryOperator toY);
  }

  private final transient Painter painter;

  Mark(Painter painter) {
    this.painter = painter;
  }

  @Override
  public void draw(
      Graphics2D graphics,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis xAxis,
      ValueAxis yAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    Graphics2D own = (Graphics2D) graphics.create();
    painter.paint(
        own,
        x -> xAxis.valueToJava2D(x, area, RectangleEdge.BOTTOM),
        y -> yAxis.valueToJava2D(y, area, RectangleEdge.LEFT));
    own.dispose();
  }
}
