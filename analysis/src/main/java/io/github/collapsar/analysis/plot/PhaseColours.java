package io.github.collapsar.analysis.plot;

import java.awt.Color;

/**
 * The colours of the phases: learned light, diverged middle and of another hue, collapsed dark, so
 * that they stay apart for colour-blind readers and in grey. Mixtures are taken in OKLab (Ottosson
 * 2020), where equal steps look equal.
 */
final class PhaseColours {

  static final Color LEARNED = new Color(0xFB, 0xF3, 0xD9);
  static final Color COLLAPSED = new Color(0x1B, 0x25, 0x5E);
  static final Color DIVERGED = new Color(0xE0, 0x7B, 0x39);

  private PhaseColours() {}

  /** The mixture of shares that add up to 1. */
  static Color mix(double learned, double collapsed, double diverged) {
    double[] first = lab(LEARNED);
    double[] second = lab(COLLAPSED);
    double[] third = lab(DIVERGED);
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = learned * first[i] + collapsed * second[i] + diverged * third[i];
    }
    return colour(mixed);
  }

  private static double[] lab(Color colour) {
    double r = linear(colour.getRed());
    double g = linear(colour.getGreen());
    double b = linear(colour.getBlue());
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static Color colour(double[] lab) {
    double l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    double m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    double s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    return new Color(
        encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static double linear(int encoded) {
    double value = encoded / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double linear) {
    double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
  }
}
