package io.github.collapsar.run;

import java.util.HexFormat;

/**
 * The identity of a run: the first 128 bits of SHA-256 over the canonical form of what determines
 * its result. Runs with equal ids are the same run.
 */
public record RunId(long high, long low) implements Comparable<RunId> {

  /**
   * Reads 32 hexadecimal digits.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static RunId parse(String text) {
    if (text.length() != 32) {
      throw new IllegalArgumentException(
          "Cannot read run id \"" + text + "\"; it has 32 hexadecimal digits");
    }
    return new RunId(
        HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
  }

  @Override
  public int compareTo(RunId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
