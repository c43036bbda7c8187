package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Colours and markers that tell lines apart, also in grey and by colour-blind readers. */
final class LineStyle {

  /** Okabe and Ito's colours; yellow left out on white. */
  private static final Color[] COLOURS = {
    new Color(0x00, 0x72, 0xB2),
    new Color(0xD5, 0x5E, 0x00),
    new Color(0x00, 0x9E, 0x73),
    new Color(0xCC, 0x79, 0xA7),
    new Color(0x22, 0x22, 0x22),
    new Color(0x56, 0xB4, 0xE9),
    new Color(0xE6, 0x9F, 0x00)
  };

  /** From dark to light with even steps in lightness, for lines that have an order. */
  private static final Color[] ORDERED = {
    new Color(0x30, 0x12, 0x3B),
    new Color(0x3B, 0x3F, 0x8C),
    new Color(0x2C, 0x72, 0x8E),
    new Color(0x23, 0x9C, 0x82),
    new Color(0x6C, 0xBE, 0x45),
    new Color(0xC8, 0xB0, 0x20)
  };

  private final int index;
  private final Color colour;

  private LineStyle(int index, Color colour) {
    this.index = index;
    this.colour = colour;
  }

  /** The style of a line among others. */
  static LineStyle of(int index) {
    return new LineStyle(index, COLOURS[index % COLOURS.length]);
  }

  /** The style of a line among many that have an order, such as by learning rate. */
  static LineStyle ordered(int index, int count) {
    if (count <= COLOURS.length) {
      return of(index);
    }
    double place = index * (ORDERED.length - 1.0) / (count - 1);
    int left = Math.min((int) place, ORDERED.length - 2);
    double share = place - left;
    return new LineStyle(index, mix(ORDERED[left], ORDERED[left + 1], share));
  }

  private static Color mix(Color a, Color b, double share) {
    return new Color(
        (int) Math.round(a.getRed() + share * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + share * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + share * (b.getBlue() - a.getBlue())));
  }

  Color colour() {
    return colour;
  }

  /** The colour of a band around the line. */
  Color pale() {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 45);
  }

  /** Circle, square and triangle in turn; hollow or filled. */
  void marker(Graphics2D graphics, double x, double y, boolean filled) {
    marker(graphics, x, y, 3.4, filled);
  }

  void marker(Graphics2D graphics, double x, double y, double r, boolean filled) {
    Shape shape;
    if (index % 3 == 0) {
      shape = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    } else if (index % 3 == 1) {
      shape = new Rectangle2D.Double(x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r);
    } else {
      Path2D triangle = new Path2D.Double();
      triangle.moveTo(x, y - 1.2 * r);
      triangle.lineTo(x + 1.1 * r, y + 0.8 * r);
      triangle.lineTo(x - 1.1 * r, y + 0.8 * r);
      triangle.closePath();
      shape = triangle;
    }
    graphics.setColor(filled ? colour : Color.WHITE);
    graphics.fill(shape);
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(shape);
  }
}
