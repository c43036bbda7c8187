package io.github.collapsar.analysis.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Small square images in rows, a panel below the other. */
public final class ImagesPicture extends Picture {

  private static final int LEFT = 20;
  private static final int TOP = 30;
  private static final int SIDE = 56;
  private static final int BETWEEN = 4;
  private static final int MIN_WIDTH = 420;

  /** Shades of a channel. */
  private static final int LEVELS = 51;

  /** Two panels lie side by side. */
  private static final int PANELS_ACROSS = 2;

  /**
   * Images under a title.
   *
   * @param images how many
   * @param values from 0 to 1, row by row, one image after the other, with one channel each, or
   *     red, green and blue one after the other; {@code NaN} is drawn black
   */
  public record ImageSet(String title, int images, double[] values) {}

  private final List<ImageSet> panels;
  private final int columns;

  /** Lays out at least one panel, all with as many images, and a paragraph of caption each. */
  public ImagesPicture(List<ImageSet> panels, int columns, List<String> caption) {
    super(Math.max(MIN_WIDTH, LEFT + across(panels.size()) * panelWidth(columns)), LEFT, caption);
    this.panels = List.copyOf(panels);
    this.columns = columns;
  }

  /**
   * The side of a square image of so many numbers.
   *
   * @return 0 if it is none
   */
  public static int side(int size) {
    for (int channels : new int[] {1, 3}) {
      int side = (int) Math.round(Math.sqrt(size / (double) channels));
      if (side > 0 && side * side * channels == size) {
        return side;
      }
    }
    return 0;
  }

  private static int across(int panels) {
    return Math.min(PANELS_ACROSS, panels);
  }

  private static int panelWidth(int columns) {
    return columns * (SIDE + BETWEEN) + LEFT;
  }

  private int panelHeight() {
    int rows = (panels.get(0).images() + columns - 1) / columns;
    return TOP + rows * (SIDE + BETWEEN);
  }

  @Override
  double contentHeight() {
    int across = across(panels.size());
    int rows = (panels.size() + across - 1) / across;
    return rows * panelHeight() + 14.0;
  }

  @Override
  void drawContent(Graphics2D graphics) {
    int across = across(panels.size());
    for (int i = 0; i < panels.size(); i++) {
      draw(
          graphics,
          panels.get(i),
          LEFT + i % across * panelWidth(columns),
          i / across * panelHeight());
    }
  }

  private void draw(Graphics2D graphics, ImageSet panel, int x, int y) {
    double middle = x + columns * (SIDE + BETWEEN) / 2.0;
    WrappedText.centred(graphics, panel.title(), Fonts.TITLE, middle, y + TOP - 10.0);
    int size = panel.values().length / panel.images();
    for (int i = 0; i < panel.images(); i++) {
      int left = x + i % columns * (SIDE + BETWEEN);
      int top = y + TOP + i / columns * (SIDE + BETWEEN);
      Graphics2D own = (Graphics2D) graphics.create();
      own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      own.translate(left, top);
      own.scale(SIDE / (double) side(size), SIDE / (double) side(size));
      image(own, panel.values(), i * size, size);
      own.dispose();
    }
  }

  /** As rectangles, a row's neighbours of one colour as one: a picture in SVG holds no bitmaps. */
  private static void image(Graphics2D graphics, double[] values, int from, int size) {
    int side = side(size);
    graphics.setColor(Color.BLACK);
    graphics.fill(new Rectangle2D.Double(0, 0, side, side));
    for (int row = 0; row < side; row++) {
      int begun = 0;
      for (int column = 1; column <= side; column++) {
        Color colour = colour(values, from, size, row * side + begun);
        boolean ends =
            column == side || !colour.equals(colour(values, from, size, row * side + column));
        if (ends && !colour.equals(Color.BLACK)) {
          graphics.setColor(colour);
          graphics.fill(new Rectangle2D.Double(begun, row, (double) column - begun, 1));
        }
        begun = ends ? column : begun;
      }
    }
  }

  private static Color colour(double[] values, int from, int size, int place) {
    int plane = side(size) * side(size);
    int green = size > plane ? plane : 0;
    return new Color(
        level(values[from + place]),
        level(values[from + green + place]),
        level(values[from + 2 * green + place]));
  }

  private static int level(double value) {
    return (int) Math.round(LEVELS * Math.max(0, Math.min(1, value))) * 255 / LEVELS;
  }
}
