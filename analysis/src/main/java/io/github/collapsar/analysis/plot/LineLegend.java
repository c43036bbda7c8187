package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** The names of lines, one below the other, each beside a sample of its line. */
final class LineLegend {

  /**
   * A line.
   *
   * @param name empty for a line that is not named
   */
  record Entry(String name, LineStyle style, boolean hasLine, boolean hasMarker) {}

  private final List<Entry> entries;
  private final List<WrappedText> names = new ArrayList<>();
  private final double gap;

  /**
   * Lays out a legend.
   *
   * @param width the room for the names
   * @param gap the room below each
   */
  LineLegend(List<Entry> entries, double width, double gap) {
    this.entries = List.copyOf(entries);
    this.gap = gap;
    entries.forEach(
        entry -> names.add(new WrappedText(List.of(entry.name()), Fonts.LEGEND, width)));
  }

  double height() {
    return names.stream().mapToDouble(name -> name.height() + gap).sum();
  }

  /** Draws the entries that have names; the y below them. */
  double draw(Graphics2D graphics, double x, double top) {
    double y = top;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.name().isEmpty()) {
        continue;
      }
      graphics.setColor(entry.style().colour());
      graphics.setStroke(new BasicStroke(1.8f));
      if (entry.hasLine()) {
        graphics.draw(new Line2D.Double(x, y + 8, x + 26, y + 8));
      }
      if (entry.hasMarker()) {
        entry.style().marker(graphics, x + 13, y + 8, true);
      }
      names.get(i).draw(graphics, x + 34, y);
      y += names.get(i).height() + gap;
    }
    return y;
  }
}
