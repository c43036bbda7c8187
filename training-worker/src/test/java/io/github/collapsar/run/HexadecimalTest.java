package io.github.collapsar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexadecimalTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        -1,
        2,
        0.1,
        1e-3,
        1.5,
        -0.75,
        1e300,
        4.9e-324,
        2.2250738585072014E-308,
        1e-310,
        Double.MAX_VALUE
      })
  void isAsJavaWritesIt(double value) {
    assertThat(Hexadecimal.of(value)).isEqualTo(Double.toHexString(value));
  }

  @Test
  void isAsJavaWritesItForAnyBits() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      // Shifted, so that fractions with zeros at the end occur.
      double value = Double.longBitsToDouble(random.nextLong() << random.nextInt(64));
      assertThat(Hexadecimal.of(value)).isEqualTo(Double.toHexString(value));
    }
  }
}
