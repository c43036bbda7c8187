package io.github.collapsar.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Numbers on their way into the page. */
class EncodedNumbersTest {

  /** The other direction, as in data.js. */
  static double[] decoded(EncodedNumbers block) {
    int width = Integer.parseInt(block.type().replaceAll("\\D", "")) / 8;
    try (GZIPInputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(block.data())))) {
      byte[] planes = stream.readAllBytes();
      int elements = planes.length / width;
      byte[] bytes = new byte[planes.length];
      IntStream.range(0, planes.length)
          .forEach(i -> bytes[i % elements * width + i / elements] = planes[i]);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      return IntStream.range(0, elements).mapToDouble(i -> element(block, buffer)).toArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double element(EncodedNumbers block, ByteBuffer buffer) {
    double raw =
        switch (block.type()) {
          case "uint8" -> Byte.toUnsignedInt(buffer.get());
          case "uint16" -> Short.toUnsignedInt(buffer.getShort());
          case "uint32" -> Integer.toUnsignedLong(buffer.getInt());
          case "float32" -> buffer.getFloat();
          default -> buffer.getDouble();
        };
    return block.dictionary().length == 0 ? raw : block.dictionary()[(int) raw];
  }

  @Test
  void keepsWholeNumbersOfAnySize() {
    for (int most : new int[] {3, 255, 256, 70_000, Integer.MAX_VALUE}) {
      assertThat(decoded(EncodedNumbers.of(new int[] {0, most, 1}))).containsExactly(0, most, 1);
    }
  }

  @Test
  void keepsFewDifferentValuesExactly() {
    double[] values = {0.1, Double.NaN, 1e-300, 0.1, -7};
    assertThat(decoded(EncodedNumbers.of(values))).containsExactly(values);
  }

  @Test
  void keepsManyValuesTo24Bits() {
    double[] values = new SplittableRandom(1).doubles(10_000).map(d -> d - 0.5).toArray();
    EncodedNumbers block = EncodedNumbers.of(values);
    assertThat(block.type()).isEqualTo("float32");
    assertNear(decoded(block), values);
  }

  @Test
  void keepsValuesThatSinglePrecisionCannotHold() {
    double[] values =
        new SplittableRandom(1).doubles(10_000).map(d -> Math.exp(-500 * d)).toArray();
    EncodedNumbers block = EncodedNumbers.of(values);
    assertThat(block.type()).isEqualTo("float64");
    assertNear(decoded(block), values);
  }

  private static void assertNear(double[] found, double[] values) {
    for (int i = 0; i < values.length; i++) {
      assertThat(Math.abs(found[i] / values[i] - 1)).isLessThan(0x1p-22);
    }
  }

  @Test
  void roundsNoValueAcrossAThreshold() {
    double threshold = 0.1;
    double[] values =
        new SplittableRandom(1).doubles(10_000).map(d -> threshold + 1e-9 * (d - 0.5)).toArray();
    double[] found = decoded(EncodedNumbers.of(values, threshold));
    for (int i = 0; i < values.length; i++) {
      assertThat(found[i] > threshold).isEqualTo(values[i] > threshold);
    }
  }
}
