package io.github.collapsar.analysis.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;

/** A drawing of fixed size above a caption, which can be had as PNG or SVG. */
public abstract class Picture {

  static {
    // JFreeChart would draw rotated text as outlines, which an SVG cannot search or restyle.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  /** Pixels of the PNG per unit of the drawing. */
  public static final int PNG_SCALE = 2;

  private static final int BELOW_CONTENT = 18;
  private static final int BELOW_CAPTION = 8;

  private final int width;
  private final int left;
  private final WrappedText caption;

  /**
   * A drawing above a caption.
   *
   * @param width in units of which text has a height of about 12
   * @param left where the caption begins
   * @param caption a paragraph each
   */
  Picture(int width, int left, List<String> caption) {
    this.width = width;
    this.left = left;
    this.caption = new WrappedText(caption, Fonts.CAPTION, width - left - 16.0);
  }

  /** The width, in units of which text has a height of about 12. */
  public final int width() {
    return width;
  }

  /** The height in the same units. */
  public final int height() {
    return (int) (contentHeight() + caption.height() + BELOW_CONTENT);
  }

  /** The height of all above the caption. */
  abstract double contentHeight();

  /** Draws all above the caption. */
  abstract void drawContent(Graphics2D graphics);

  /** A PNG image with {@link #PNG_SCALE} pixels a unit, on white. */
  public final byte[] png() {
    BufferedImage image =
        new BufferedImage(width() * PNG_SCALE, height() * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PNG_SCALE, PNG_SCALE);
    onWhite(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a picture", e);
    }
    return bytes.toByteArray();
  }

  /** An SVG document in UTF-8, on white, with text as text. */
  public final byte[] svg() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    context.setComment(null);
    context.setPrecision(3);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new java.awt.Dimension(width(), height()));
    onWhite(graphics);
    StringWriter text = new StringWriter();
    try {
      org.w3c.dom.Element root = graphics.getRoot();
      root.setAttributeNS(null, "viewBox", "0 0 %d %d".formatted(width(), height()));
      graphics.stream(root, text, true, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a picture", e);
    }
    // Verdana has the widths of DejaVu Sans, so that the layout holds where the latter is missing
    return text.toString()
        .replace("'" + Fonts.FAMILY + "'", "'" + Fonts.FAMILY + "', Verdana, sans-serif")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void onWhite(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    drawContent(graphics);
    caption.draw(graphics, left, height() - caption.height() - BELOW_CAPTION);
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Cannot create XML documents on this Java", e);
    }
  }
}
