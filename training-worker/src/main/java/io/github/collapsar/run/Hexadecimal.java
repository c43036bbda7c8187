package io.github.collapsar.run;

import java.util.HexFormat;

/** {@link Double#toHexString} without its regular expression: every run's id asks for a dozen. */
final class Hexadecimal {

  private static final int FRACTION_DIGITS = 13;
  private static final HexFormat HEX = HexFormat.of();

  private Hexadecimal() {}

  /** The same text as {@link Double#toHexString}. */
  static String of(double value) {
    if (Math.abs(value) < Double.MIN_NORMAL || !Double.isFinite(value)) {
      return Double.toHexString(value);
    }
    StringBuilder text = new StringBuilder(24);
    text.append(value < 0 ? "-0x1." : "0x1.");
    long fraction = Double.doubleToRawLongBits(value) & 0xfffffffffffffL;
    int last = fraction == 0 ? 0 : FRACTION_DIGITS - 1 - Long.numberOfTrailingZeros(fraction) / 4;
    text.append(HEX.toHexDigits(fraction, FRACTION_DIGITS), 0, last + 1);
    return text.append('p').append(Math.getExponent(value)).toString();
  }
}
