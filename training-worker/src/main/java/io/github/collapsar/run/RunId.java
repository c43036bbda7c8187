package io.github.collapsar.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a run: the first 128 bits of SHA-256 over the canonical form of what determines
 * its result. Runs with equal ids are the same run.
 */
public record RunId(long high, long low) implements Comparable<RunId> {

  /**
   * Digests scenario, its version, every parameter, seed and replicate, one {@code key=value} a
   * line, parameters in the order of their keys.
   */
  static RunId of(
      String scenario, int version, Coordinates coordinates, long seed, long replicate) {
    StringBuilder canonical = new StringBuilder(512);
    canonical.append("collapsar-run 1\nscenario=").append(scenario);
    canonical.append("\nscenario-version=").append(version).append('\n');
    coordinates.appendCanonical(canonical);
    canonical.append("seed=").append(seed).append("\nreplicate=").append(replicate).append('\n');
    byte[] digest = sha256().digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    return new RunId(bytes.getLong(), bytes.getLong());
  }

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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot run on a Java without SHA-256", e);
    }
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
