package io.github.collapsar.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.configuration.Axis.NumberType;
import io.github.collapsar.configuration.Axis.Spaced;
import io.github.collapsar.configuration.Axis.Spacing;
import io.github.collapsar.run.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxisTest {

  @ParameterizedTest
  @EnumSource(Spacing.class)
  void refiningAnAxisRepeatsItsValuesToTheLastBit(Spacing spacing) {
    for (int points = 2; points < 200; points++) {
      List<Value> coarse = new Spaced(spacing, 3e-4, 0.7, points, NumberType.REAL).values();
      List<Value> fine = new Spaced(spacing, 3e-4, 0.7, 2 * points - 1, NumberType.REAL).values();

      assertThat(coarse)
          .isEqualTo(IntStream.range(0, points).mapToObj(i -> fine.get(2 * i)).toList());
    }
  }

  @Test
  void valuesAreTheOnesAPersonWouldWrite() {
    assertThat(new Spaced(Spacing.LINEAR, 0, 1, 11, NumberType.REAL).values())
        .extracting(Value::toString)
        .containsExactly("0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1");
    assertThat(new Spaced(Spacing.LOG, 1e-4, 1, 5, NumberType.REAL).values())
        .extracting(Value::toString)
        .containsExactly("1.0E-4", "0.001", "0.01", "0.1", "1");
  }

  @Test
  void endsAreExactAndMayFall() {
    List<Value> values = new Spaced(Spacing.LOG, 0.7, 1.0 / 3, 9, NumberType.REAL).values();

    assertThat(values.get(0)).isEqualTo(new Value.Real(0.7));
    assertThat(values.get(8)).isEqualTo(new Value.Real(1.0 / 3));
    assertThat(values).isSortedAccordingTo((a, b) -> compare(b, a));
  }

  @Test
  void wholeNumbersAreRounded() {
    assertThat(new Spaced(Spacing.LOG, 1, 1024, 11, NumberType.WHOLE).values())
        .extracting(Value::toString)
        .containsExactly("1", "2", "4", "8", "16", "32", "64", "128", "256", "512", "1024");
    assertThat(new Spaced(Spacing.LINEAR, 1, 3, 5, NumberType.WHOLE).values())
        .extracting(Value::toString)
        .containsExactly("1", "2", "2", "3", "3");
  }

  private static int compare(Value left, Value right) {
    return Double.compare(((Value.Real) left).value(), ((Value.Real) right).value());
  }
}
