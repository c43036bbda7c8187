package io.github.collapsar.analysis.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A list of numbers as the page holds it: little-endian, the bytes of equal significance side by
 * side, gzip, base64. {@code data.js} is the other direction.
 *
 * @param type what an element is: {@code uint8}, {@code uint16}, {@code uint32}, {@code float32} or
 *     {@code float64}
 * @param dictionary the values that the elements are indices of; empty if they are values
 * @param data base64
 */
record EncodedNumbers(
    String type, @JsonInclude(JsonInclude.Include.NON_EMPTY) double[] dictionary, String data) {

  private static final int MAX_DIFFERENT = 1 << 12;

  /** Whole numbers of at least 0, in as few bytes as the largest needs. */
  static EncodedNumbers of(int[] numbers) {
    int most = 0;
    for (int number : numbers) {
      most = Math.max(most, number);
    }
    return of(numbers, most, new double[0]);
  }

  private static EncodedNumbers of(int[] numbers, int most, double[] dictionary) {
    int width = most < 1 << 8 ? 1 : most < 1 << 16 ? 2 : 4;
    ByteBuffer buffer = buffer(numbers.length, width);
    for (int number : numbers) {
      if (width == 1) {
        buffer.put((byte) number);
      } else if (width == 2) {
        buffer.putShort((short) number);
      } else {
        buffer.putInt(number);
      }
    }
    return new EncodedNumbers("uint" + 8 * width, dictionary, packed(buffer, width));
  }

  /** Bytes as they are. */
  static EncodedNumbers of(byte[] bytes) {
    return new EncodedNumbers("uint8", new double[0], packed(ByteBuffer.wrap(bytes), 1));
  }

  /**
   * Measured values: exact where few different ones occur, else to 24 bits of mantissa. Rounding
   * takes no value across a threshold.
   *
   * @param values {@code NaN} where there is none
   * @param thresholds values above them stay above, values at or below stay there
   */
  static EncodedNumbers of(double[] values, double... thresholds) {
    Map<Double, Integer> different = new HashMap<>();
    int[] indices = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      Integer index = different.putIfAbsent(values[i], different.size());
      indices[i] = index == null ? different.size() - 1 : index;
      if (different.size() > MAX_DIFFERENT) {
        return rounded(values, thresholds);
      }
    }
    double[] dictionary = new double[different.size()];
    different.forEach((value, index) -> dictionary[index] = value);
    return of(indices, dictionary.length, dictionary);
  }

  private static EncodedNumbers rounded(double[] values, double[] thresholds) {
    boolean fits = true;
    for (double value : values) {
      double size = Math.abs(value);
      fits &= !(size > Float.MAX_VALUE && size < Double.POSITIVE_INFINITY);
      fits &= !(size < Float.MIN_NORMAL && size > 0);
    }
    int width = fits ? Float.BYTES : Double.BYTES;
    ByteBuffer buffer = buffer(values.length, width);
    for (double value : values) {
      if (fits) {
        buffer.putFloat((float) rounded(value, (float) value, Math.ulp((float) value), thresholds));
      } else {
        buffer.putDouble(rounded(value, shortened(value), Math.ulp(value) * 0x1p29, thresholds));
      }
    }
    return new EncodedNumbers("float" + 8 * width, new double[0], packed(buffer, width));
  }

  /** With the last 29 bits zero, which compress to nothing. */
  private static double shortened(double value) {
    return Double.longBitsToDouble(Double.doubleToLongBits(value) & -1L << 29);
  }

  private static double rounded(double exact, double near, double unit, double[] thresholds) {
    for (double threshold : thresholds) {
      if (exact > threshold && near <= threshold) {
        return near + unit;
      }
      if (exact <= threshold && near > threshold) {
        return near - unit;
      }
    }
    return near;
  }

  private static ByteBuffer buffer(int elements, int width) {
    return ByteBuffer.allocate(Math.multiplyExact(elements, width)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String packed(ByteBuffer bytes, int width) {
    int elements = bytes.capacity() / width;
    byte[] shuffled = new byte[bytes.capacity()];
    for (int plane = 0; plane < width; plane++) {
      for (int i = 0; i < elements; i++) {
        shuffled[plane * elements + i] = bytes.get(i * width + plane);
      }
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
      gzip.write(shuffled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
