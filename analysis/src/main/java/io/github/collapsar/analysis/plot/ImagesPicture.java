package io.github.collapsar.analysis.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Small square images in rows, a panel below the other. */
public final class ImagesPicture extends Picture {

  private static final int LEFT = 20;
  private static final int TOP = 30;
  private static final int SIDE = 56;
  private static final int BETWEEN = 4;
  private static final int LEAST_WIDTH = 420;

  /** Two panels lie side by side. */
  private static final int PANELS_ACROSS = 2;

  /**
   * Images under a title.
   *
   * @param images how many
   * @param values from 0 to 1, row by row, one image after the other, with one channel each, or
   *     red, green and blue one after the other; {@code NaN} is drawn black
   */
  public record Panel(String title, int images, double[] values) {}

  private final List<Panel> panels;
  private final int columns;
  private final TextBlock caption;

  /** Lays out at least one panel, all with as many images, and a paragraph of caption each. */
  public ImagesPicture(List<Panel> panels, int columns, List<String> caption) {
    this.panels = List.copyOf(panels);
    this.columns = columns;
    this.caption = new TextBlock(caption, Fonts.CAPTION, width() - LEFT - 16.0);
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

  private int across() {
    return Math.min(PANELS_ACROSS, panels.size());
  }

  private int panelWidth() {
    return columns * (SIDE + BETWEEN) + LEFT;
  }

  private int panelHeight() {
    int rows = (panels.get(0).images() + columns - 1) / columns;
    return TOP + rows * (SIDE + BETWEEN);
  }

  @Override
  public int width() {
    return Math.max(LEAST_WIDTH, LEFT + across() * panelWidth());
  }

  @Override
  public int height() {
    int rows = (panels.size() + across() - 1) / across();
    return (int) (rows * panelHeight() + 20 + caption.height() + 12);
  }

  @Override
  void draw(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < panels.size(); i++) {
      draw(
          graphics,
          panels.get(i),
          LEFT + i % across() * panelWidth(),
          i / across() * panelHeight());
    }
    caption.draw(graphics, LEFT, height() - caption.height() - 8);
  }

  private void draw(Graphics2D graphics, Panel panel, int x, int y) {
    double middle = x + columns * (SIDE + BETWEEN) / 2.0;
    TextBlock.centred(graphics, panel.title(), Fonts.TITLE, middle, y + TOP - 10.0);
    int size = panel.values().length / panel.images();
    for (int i = 0; i < panel.images(); i++) {
      int left = x + i % columns * (SIDE + BETWEEN);
      int top = y + TOP + i / columns * (SIDE + BETWEEN);
      graphics.drawImage(image(panel.values(), i * size, size), left, top, SIDE, SIDE, null);
    }
  }

  private static BufferedImage image(double[] values, int from, int size) {
    int side = side(size);
    int plane = side * side;
    int green = size > plane ? plane : 0;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < plane; i++) {
      int red = level(values[from + i]);
      int rgb =
          red << 16 | level(values[from + green + i]) << 8 | level(values[from + 2 * green + i]);
      image.setRGB(i % side, i / side, rgb);
    }
    return image;
  }

  private static int level(double value) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
  }
}
