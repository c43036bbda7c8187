package io.github.collapsar.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Square matrices of values from −1 to 1 side by side, such as correlations of neurons. */
public final class MatrixPicture extends Picture {

  private static final int LEFT = 20;
  private static final int TOP = 34;
  private static final int SIDE = 300;
  private static final int BETWEEN = 18;
  private static final int KEY = 110;
  private static final int MAX_COLUMNS = 3;
  private static final int STEPS = 64;

  /** Blue for −1, white for 0, red for 1: equally dark at both ends. */
  private static final Color NEGATIVE = new Color(0x21, 0x66, 0xAC);

  private static final Color POSITIVE = new Color(0xB2, 0x18, 0x2B);

  /**
   * A matrix.
   *
   * @param title above it
   * @param size rows, and columns
   * @param values row by row, from −1 to 1; {@code NaN} is drawn grey
   */
  public record TitledMatrix(String title, int size, double[] values) {}

  private final List<TitledMatrix> matrices;

  /** Lays out a picture of at least one matrix, with a paragraph of caption each. */
  public MatrixPicture(List<TitledMatrix> matrices, List<String> caption) {
    super(LEFT + columns(matrices.size()) * (SIDE + BETWEEN) + KEY, LEFT, caption);
    this.matrices = List.copyOf(matrices);
  }

  private static int columns(int matrices) {
    return Math.min(MAX_COLUMNS, matrices);
  }

  @Override
  double contentHeight() {
    int columns = columns(matrices.size());
    int rows = (matrices.size() + columns - 1) / columns;
    return rows * (double) (TOP + SIDE) + 20;
  }

  @Override
  void drawContent(Graphics2D graphics) {
    int columns = columns(matrices.size());
    for (int i = 0; i < matrices.size(); i++) {
      double x = LEFT + i % columns * (double) (SIDE + BETWEEN);
      int row = i / columns;
      double y = TOP + row * (double) (TOP + SIDE);
      WrappedText.centred(graphics, matrices.get(i).title(), Fonts.TITLE, x + SIDE / 2.0, y - 10);
      matrix(graphics, matrices.get(i), x, y);
    }
    key(graphics, LEFT + columns * (double) (SIDE + BETWEEN) + 4);
  }

  private static void matrix(Graphics2D graphics, TitledMatrix matrix, double x, double y) {
    Graphics2D flat = (Graphics2D) graphics.create();
    flat.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    double step = (double) SIDE / matrix.size();
    for (int row = 0; row < matrix.size(); row++) {
      for (int column = 0; column < matrix.size(); column++) {
        flat.setColor(colour(matrix.values()[row * matrix.size() + column]));
        // A little too large, or lines show between them; the next one covers it.
        double side = step + 0.4;
        flat.fill(new Rectangle2D.Double(x + column * step, y + row * step, side, side));
      }
    }
    flat.dispose();
    graphics.setColor(Axes.INK);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(x, y, SIDE, SIDE));
  }

  private static Color colour(double value) {
    if (Double.isNaN(value)) {
      return Strokes.MISSING;
    }
    Color end = value < 0 ? NEGATIVE : POSITIVE;
    double share = Math.min(1, Math.abs(value));
    return new Color(
        (int) Math.round(255 + share * (end.getRed() - 255)),
        (int) Math.round(255 + share * (end.getGreen() - 255)),
        (int) Math.round(255 + share * (end.getBlue() - 255)));
  }

  private static void key(Graphics2D graphics, double x) {
    double height = 160;
    for (int i = 0; i < STEPS; i++) {
      graphics.setColor(colour(1 - 2.0 * i / (STEPS - 1)));
      graphics.fill(new Rectangle2D.Double(x, TOP + height * i / STEPS, 20, height / STEPS + 0.5));
    }
    graphics.setColor(Axes.INK);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(x, TOP, 20, height));
    graphics.setFont(Fonts.TICK);
    for (int tick = -1; tick <= 1; tick++) {
      double at = TOP + height * (1 - tick) / 2;
      graphics.draw(new Line2D.Double(x + 20, at, x + 24, at));
      graphics.drawString(tick < 0 ? "−1" : Integer.toString(tick), (float) x + 28, (float) at + 4);
    }
  }
}
