package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.diagram.DiagramAxis;
import io.github.collapsar.analysis.diagram.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** JFreeChart axes with our looks. */
final class Axes {

  static final Color INK = new Color(0x22, 0x22, 0x22);

  private Axes() {}

  /**
   * An axis over exactly a range.
   *
   * @param label empty for none
   */
  static ValueAxis of(DiagramAxis axis, String label, double lowest, double highest) {
    boolean log = axis.scale() == Scale.LOG;
    // Half a cell beyond the ends of the doubles is 0 or infinite, and an axis would have no end.
    double smallest = log ? Double.MIN_NORMAL : -Double.MAX_VALUE / 4;
    double largest = log ? Double.MAX_VALUE * 0.99 : Double.MAX_VALUE / 4;
    double low = Math.min(Math.max(lowest, smallest), largest * 0.9);
    double high = Math.max(Math.min(highest, largest), log ? smallest * 2 : smallest * 0.9);
    ValueAxis made = log ? new DecadeAxis(low, high) : new EvenAxis();
    made.setAutoRange(false);
    made.setLowerMargin(0);
    made.setUpperMargin(0);
    made.setRange(low, high);
    if (made instanceof EvenAxis even) {
      even.setTickUnit(new NumberTickUnit(niceStep(high - low)));
    }
    style(made, label);
    return made;
  }

  private static void style(ValueAxis axis, String label) {
    axis.setLabel(label.isEmpty() ? null : label);
    axis.setLabelFont(Fonts.LABEL);
    axis.setLabelPaint(INK);
    axis.setTickLabelFont(Fonts.TICK);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(INK);
    axis.setAxisLineStroke(new BasicStroke(1));
    axis.setTickMarkPaint(INK);
    axis.setTickMarkStroke(new BasicStroke(1));
    axis.setTickMarkOutsideLength(5);
    axis.setMinorTickMarksVisible(true);
    axis.setMinorTickMarkOutsideLength(3);
  }

  /** 1, 2 or 5 times a power of ten, so that there are 4 to 9 steps. */
  private static double niceStep(double span) {
    double raw = span / 6;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double multiple = raw / power;
    return power * (multiple < 1.5 ? 1 : multiple < 3.5 ? 2 : multiple < 7.5 ? 5 : 10);
  }

  /** A linear axis whose numbers are written as elsewhere in the picture. */
  private static final class EvenAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      double step = getTickUnit().getSize();
      double low = getRange().getLowerBound();
      double high = getRange().getUpperBound();
      List<NumberTick> ticks = new ArrayList<>();
      double tolerance = 1e-9 * (high - low);
      for (long i = (long) Math.ceil((low - tolerance) / step); i * step <= high + tolerance; i++) {
        ticks.add(tick(TickType.MAJOR, i * step, Labels.number(i * step), edge));
      }
      double minor = step / 5;
      for (long i = (long) Math.ceil((low - tolerance) / minor); i * minor <= high; i++) {
        if (i % 5 != 0) {
          ticks.add(tick(TickType.MINOR, i * minor, "", edge));
        }
      }
      return ticks;
    }
  }

  /**
   * A log axis: powers of ten and minor ticks at their multiples; over less than two decades also
   * numbers at 2 and 5.
   */
  private static final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;
    private final boolean labelMultiples;
    private final int every;

    private DecadeAxis(double low, double high) {
      double decades = Math.log10(high) - Math.log10(low);
      labelMultiples = decades < 2;
      every = Math.max(1, (int) Math.ceil(decades / 8));
      setSmallestValue(Double.MIN_NORMAL);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(
        Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
      double low = getRange().getLowerBound() * (1 - 1e-9);
      double high = getRange().getUpperBound() * (1 + 1e-9);
      List<NumberTick> ticks = new ArrayList<>();
      for (int exponent = (int) Math.floor(Math.log10(low)); power(exponent) <= high; exponent++) {
        for (int multiple = 1; multiple < 10; multiple++) {
          double value = multiple * power(exponent);
          if (value >= low && value <= high) {
            String label = label(exponent, multiple);
            TickType type = label.isEmpty() && multiple > 1 ? TickType.MINOR : TickType.MAJOR;
            if (multiple == 1 || every == 1) {
              ticks.add(tick(type, value, label, edge));
            }
          }
        }
      }
      return ticks;
    }

    private static double power(int exponent) {
      return Double.parseDouble("1e" + exponent);
    }

    private String label(int exponent, int multiple) {
      if (labelMultiples) {
        boolean labelled = multiple == 1 || multiple == 2 || multiple == 5;
        return labelled ? Labels.number(multiple * power(exponent)) : "";
      }
      return multiple == 1 && Math.floorMod(exponent, every) == 0 ? Labels.power(exponent) : "";
    }
  }

  private static NumberTick tick(TickType type, double value, String label, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return new NumberTick(type, value, label, anchor, TextAnchor.CENTER, 0);
  }
}
