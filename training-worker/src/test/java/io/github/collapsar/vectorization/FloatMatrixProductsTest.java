package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Draws;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatMatrixProductsTest {

  private final FloatMatrixProducts plain = Vectorization.plain().floats().matrixProducts();
  private final FloatMatrixProducts vector = Vectorization.arithmetic().floats().matrixProducts();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 6, 9, 12, 21})
  void bothFormsGiveTheSameBits(int rows) {
    Random random = new Random(rows);
    for (int columns : new int[] {16, 32, 48, 80, 144}) {
      float[] a = Draws.floats(random, 2_000);
      float[] b = Draws.floats(random, 4_000);
      int[] aRows = random.ints(Math.max(rows, 8), 0, 1_900).toArray();
      int height = Math.max(rows, FloatMatrixProducts.FEWEST);
      float[] expected = new float[height * columns];
      float[] actual = new float[height * columns];
      plain.multiply(rows, columns, 7, a, 1, 11, 2, b, 5, 211, expected, 0, columns);
      vector.multiply(rows, columns, 7, a, 1, 11, 2, b, 5, 211, actual, 0, columns);
      assertThat(actual).isEqualTo(expected);
      int[] cRows = IntStream.range(0, rows).map(row -> (rows - 1 - row) * columns).toArray();
      plain.convolve(rows, columns, 2, 5, a, 1, aRows, 9, b, 3, expected, 0, cRows);
      vector.convolve(rows, columns, 2, 5, a, 1, aRows, 9, b, 3, actual, 0, cRows);
      assertThat(actual).isEqualTo(expected);
      plain.correlate(height, columns, 8, a, 1, aRows, b, 5, 20, expected, 0);
      vector.correlate(height, columns, 8, a, 1, aRows, b, 5, 20, actual, 0);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200,32,200",
    "9,37,5",
    "3,16,2",
    "17,5,8",
    "8,64,1",
    "11,200,32",
    "21,117,3",
    "5,130,4",
    "1,1,1"
  })
  void productsOfAnySizeGiveTheSameBitsInBothForms(int rows, int columns, int depth) {
    Random random = new Random(1);
    float[] a = Draws.floats(random, rows * depth + 3);
    float[] b = Draws.floats(random, depth * columns + 1);
    int cRow = columns + 2;
    for (boolean transposed : new boolean[] {false, true}) {
      float[] expected = new float[rows * cRow + 2];
      float[] actual = new float[rows * cRow + 2];
      int aRow = transposed ? 1 : depth;
      int aDepth = transposed ? rows : 1;
      plain.multiply(rows, columns, depth, a, 3, aRow, aDepth, b, 1, columns, expected, 2, cRow);
      vector.multiply(rows, columns, depth, a, 3, aRow, aDepth, b, 1, columns, actual, 2, cRow);
      assertThat(actual).isEqualTo(expected);
    }
  }
}
