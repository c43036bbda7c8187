package io.github.collapsar.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Draws;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSumsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 200, 203})
  void bothFormsGiveTheSameBits(int length) throws ReflectiveOperationException {
    RowSums vector =
        Class.forName("io.github.collapsar.regression.vector.VectorRowSums")
            .asSubclass(RowSums.class)
            .getConstructor()
            .newInstance();
    float[] values = Draws.singles(new Random(length), length + 5);
    float expected = 0;
    for (int chain = 0; chain < RowSums.CHAINS; chain++) {
      float sum = 0;
      for (int i = chain; i < length; i += RowSums.CHAINS) {
        sum += values[3 + i];
      }
      expected += sum;
    }
    assertThat(new ScalarRowSums().sum(values, 3, length)).isEqualTo(expected);
    assertThat(vector.sum(values, 3, length)).isEqualTo(expected);
  }
}
