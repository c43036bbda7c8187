package io.github.collapsar.analysis.plot;

import io.github.collapsar.analysis.boundary.MeasuredContour.Bound;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;

/** What the colours, points and lines of a phase diagram mean. */
final class PhaseKey {

  private static final double BAR_WIDTH = 20;
  private static final double BAR_HEIGHT = 130;
  private static final int STEPS = 65;
  private static final double TEXT_WIDTH = 160;

  private final String quantity;
  private final boolean diverged;
  private final Optional<WrappedText> measured;
  private final Optional<WrappedText> contour;
  private final boolean hasBounds;
  private final List<WrappedText> curves;
  private final boolean missing;

  /**
   * Lays out a key.
   *
   * @param quantity what the colours from learned to collapsed stand for
   * @param diverged whether any run diverged
   * @param rowsAPoint in every how many rows the measured boundary has a point; 0 for no boundary
   * @param contour the lines of the measured boundary that are drawn
   * @param curves what the predicted boundaries are called, in the order of their strokes
   * @param missing whether there are cells without a result
   */
  PhaseKey(
      String quantity,
      boolean diverged,
      int rowsAPoint,
      Set<Bound> contour,
      List<String> curves,
      boolean missing) {
    this.quantity = quantity;
    this.diverged = diverged;
    List<String> boundary = new ArrayList<>();
    boundary.add("measured boundary");
    boundary.add("(p = ½, 95 % interval)");
    if (rowsAPoint > 1) {
      boundary.add("in 1 of " + rowsAPoint + " rows");
    }
    this.measured =
        rowsAPoint == 0
            ? Optional.empty()
            : Optional.of(new WrappedText(boundary, Fonts.LEGEND, TEXT_WIDTH));
    List<String> lines = new ArrayList<>(List.of("measured boundary", "(p = ½, smoothed)"));
    this.hasBounds = contour.contains(Bound.INNER) || contour.contains(Bound.OUTER);
    if (hasBounds) {
      lines.add("dashed: 95 % interval");
    }
    this.contour =
        contour.isEmpty()
            ? Optional.empty()
            : Optional.of(new WrappedText(lines, Fonts.LEGEND, TEXT_WIDTH));
    this.curves =
        curves.stream()
            .map(label -> new WrappedText(List.of(label), Fonts.LEGEND, TEXT_WIDTH))
            .toList();
    this.missing = missing;
  }

  double height() {
    return 24
        + BAR_HEIGHT
        + (diverged ? 36 + BAR_HEIGHT / 2 : 0)
        + 24
        + measured.map(text -> text.height() + 12).orElse(0.0)
        + contour.map(text -> text.height() + 12).orElse(0.0)
        + curves.stream().mapToDouble(text -> text.height() + 12).sum()
        + (missing ? 26 : 0);
  }

  void draw(Graphics2D graphics, double x, double top) {
    double y = bar(graphics, quantity, x, top, BAR_HEIGHT, p -> PhaseColours.mix(1 - p, p, 0));
    ends(graphics, x, y, BAR_HEIGHT, "collapsed", "learned");
    y += BAR_HEIGHT;
    if (diverged) {
      double height = BAR_HEIGHT / 2;
      y = bar(graphics, "diverged share", x, y + 22, height, p -> PhaseColours.mix(1 - p, 0, p));
      ends(graphics, x, y, height, "diverged", "");
      y += height;
    }
    y += 26;
    if (measured.isPresent()) {
      Strokes.point(graphics, x + 13, y, x, x + 26, 3);
      measured.get().draw(graphics, x + 34, y - 8);
      y += measured.get().height() + 12;
    }
    if (contour.isPresent()) {
      if (hasBounds) {
        Strokes.bound(graphics, new Line2D.Double(x, y - 5, x + 26, y - 5));
        Strokes.bound(graphics, new Line2D.Double(x, y + 5, x + 26, y + 5));
      }
      Strokes.measured(graphics, new Line2D.Double(x, y, x + 26, y));
      contour.get().draw(graphics, x + 34, y - 8);
      y += contour.get().height() + 12;
    }
    for (int i = 0; i < curves.size(); i++) {
      Strokes.curve(graphics, i, new Line2D.Double(x, y, x + 26, y));
      curves.get(i).draw(graphics, x + 34, y - 8);
      y += curves.get(i).height() + 12;
    }
    if (missing) {
      Rectangle2D swatch = new Rectangle2D.Double(x, y - 7, 26, 14);
      Strokes.hatch(graphics, swatch);
      new WrappedText(List.of("no completed run"), Fonts.LEGEND, TEXT_WIDTH)
          .draw(graphics, x + 34, y - 8);
    }
  }

  /** A bar from 0 at its foot to 1; the y of its top. */
  private static double bar(
      Graphics2D graphics,
      String title,
      double x,
      double top,
      double height,
      DoubleFunction<Color> colour) {
    new WrappedText(List.of(title), Fonts.LEGEND, TEXT_WIDTH + 30).draw(graphics, x, top - 3);
    double y = top + 18;
    Graphics2D flat = (Graphics2D) graphics.create();
    flat.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int i = 0; i < STEPS; i++) {
      flat.setColor(colour.apply(1 - (double) i / (STEPS - 1)));
      flat.fill(new Rectangle2D.Double(x, y + height * i / STEPS, BAR_WIDTH, height / STEPS));
    }
    flat.dispose();
    graphics.setColor(Axes.INK);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(x, y, BAR_WIDTH, height));
    for (double tick : height > 100 ? new double[] {0, 0.25, 0.5, 0.75, 1} : new double[] {0, 1}) {
      double at = y + height * (1 - tick);
      graphics.draw(new Line2D.Double(x + BAR_WIDTH, at, x + BAR_WIDTH + 4, at));
      graphics.setFont(Fonts.TICK);
      graphics.drawString(Labels.number(tick), (float) (x + BAR_WIDTH + 8), (float) (at + 4));
    }
    return y;
  }

  private static void ends(
      Graphics2D graphics, double x, double y, double height, String high, String low) {
    graphics.setFont(Fonts.LEGEND);
    graphics.setColor(Axes.INK);
    graphics.drawString(high, (float) (x + BAR_WIDTH + 38), (float) (y + 4));
    graphics.drawString(low, (float) (x + BAR_WIDTH + 38), (float) (y + height + 4));
  }
}
