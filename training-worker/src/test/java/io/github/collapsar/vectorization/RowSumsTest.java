package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Draws;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSumsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 200, 203})
  void bothFormsGiveTheSameBits(int length) {
    RowSums vector = Vectorization.arithmetic().rowSums();
    for (int count : new int[] {0, 1, 4, 7}) {
      float[] rows = Draws.singles(new Random(length), 3 + count * (length + 2));
      float[] expected = rows.clone();
      for (int row = 3; row < rows.length; row += length + 2) {
        expected[row + length + 1] = sum(rows, row, length);
      }
      float[] byVectors = rows.clone();
      new PlainRowSums().sum(rows, 3, length + 2, count, length, length + 1);
      vector.sum(byVectors, 3, length + 2, count, length, length + 1);
      assertThat(rows).isEqualTo(expected);
      assertThat(byVectors).isEqualTo(expected);
    }
  }

  private static float sum(float[] values, int from, int length) {
    float all = 0;
    for (int chain = 0; chain < RowSums.CHAINS; chain++) {
      float sum = 0;
      for (int i = chain; i < length; i += RowSums.CHAINS) {
        sum += values[from + i];
      }
      all += sum;
    }
    return all;
  }
}
