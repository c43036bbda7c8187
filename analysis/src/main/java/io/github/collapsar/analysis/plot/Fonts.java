package io.github.collapsar.analysis.plot;

import java.awt.Font;

/** The type of all pictures; where the family is missing Java takes its default. */
final class Fonts {

  static final String FAMILY = "DejaVu Sans";
  static final Font TICK = new Font(FAMILY, Font.PLAIN, 11);
  static final Font LABEL = new Font(FAMILY, Font.PLAIN, 13);
  static final Font TITLE = new Font(FAMILY, Font.BOLD, 13);
  static final Font LEGEND = new Font(FAMILY, Font.PLAIN, 11);
  static final Font CAPTION = new Font(FAMILY, Font.PLAIN, 10);

  private Fonts() {}
}
