package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Lines and points that stay visible over light and dark: a dark core in a light casing. */
final class Strokes {

  static final Color CORE = Color.BLACK;
  static final Color CASING = Color.WHITE;
  private static final Color MEASURED = new Color(0xD5, 0x5E, 0x00);
  static final Color MISSING = new Color(0xE4, 0xE4, 0xE4);
  private static final Color HATCH = new Color(0xB4, 0xB4, 0xB4);

  private Strokes() {}

  /** Dashes of the curves of a diagram, the first one solid. */
  private static final float[][] DASHES = {null, {7, 4}, {2, 3}, {9, 3, 2, 3}};

  /** A dashed line. */
  static BasicStroke dashed(float width, float... dash) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /** The measured boundary as a line, told from predicted ones by its colour. */
  static void measured(Graphics2D graphics, Shape shape) {
    graphics.setColor(CASING);
    graphics.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    graphics.setColor(MEASURED);
    graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** A bound of the measured boundary. */
  static void bound(Graphics2D graphics, Shape shape) {
    graphics.setColor(CASING);
    graphics.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    graphics.setColor(MEASURED);
    graphics.setStroke(dashed(0.9f, 3, 2));
    graphics.draw(shape);
  }

  /**
   * A predicted boundary.
   *
   * @param index of the curve in its diagram: the first is solid, the others dashed
   */
  static void curve(Graphics2D graphics, int index, Shape shape) {
    float[] dash = DASHES[index % DASHES.length];
    if (dash == null) {
      cased(graphics, shape, 2);
      return;
    }
    graphics.setColor(CASING);
    graphics.setStroke(new BasicStroke(3.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    graphics.setColor(CORE);
    graphics.setStroke(dashed(1.4f, dash));
    graphics.draw(shape);
  }

  static void cased(Graphics2D graphics, Shape shape, float width) {
    graphics.setColor(CASING);
    graphics.setStroke(
        new BasicStroke(width + 2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    graphics.setColor(CORE);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** A measured edge with its interval along x. */
  static void point(
      Graphics2D graphics, double x, double y, double low, double high, double radius) {
    if (high - low > 2 * radius) {
      cased(graphics, new Line2D.Double(low, y, high, y), 1);
    }
    Shape circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(CASING);
    graphics.fill(circle);
    graphics.setColor(CORE);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(circle);
  }

  /** Where there is no result. */
  static void hatch(Graphics2D graphics, Rectangle2D area) {
    Graphics2D own = (Graphics2D) graphics.create();
    own.clip(area);
    own.setColor(MISSING);
    own.fill(area);
    own.setColor(HATCH);
    own.setStroke(new BasicStroke(1));
    for (double x = area.getMinX() - area.getHeight(); x < area.getMaxX(); x += 7) {
      own.draw(new Line2D.Double(x, area.getMaxY(), x + area.getHeight(), area.getMinY()));
    }
    own.dispose();
  }
}
