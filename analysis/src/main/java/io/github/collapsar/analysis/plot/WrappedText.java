package io.github.collapsar.analysis.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** Text in lines no wider than a width. */
final class WrappedText {

  private static final FontRenderContext METRICS =
      new FontRenderContext(new AffineTransform(), true, true);

  private final List<String> lines = new ArrayList<>();
  private final Font font;

  WrappedText(List<String> paragraphs, Font font, double width) {
    this.font = font;
    for (String paragraph : paragraphs) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        if (line.length() > 0 && width(line + " " + word, font) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() > 0 ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, METRICS).getWidth();
  }

  private double lineHeight() {
    return font.getSize() * 1.4;
  }

  double height() {
    return lines.size() * lineHeight();
  }

  /** Draws below a y. */
  void draw(Graphics2D graphics, double x, double top) {
    graphics.setFont(font);
    graphics.setColor(Axes.INK);
    double baseline = top + font.getSize();
    for (String line : lines) {
      graphics.drawString(line, (float) x, (float) baseline);
      baseline += lineHeight();
    }
  }

  /** Draws one line around a centre. */
  static void centred(Graphics2D graphics, String text, Font font, double x, double baseline) {
    graphics.setFont(font);
    graphics.setColor(Axes.INK);
    graphics.drawString(text, (float) (x - width(text, font) / 2), (float) baseline);
  }
}
