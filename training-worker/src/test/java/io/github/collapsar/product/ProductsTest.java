package io.github.collapsar.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProductsTest {

  private static final Random RANDOM = new Random(1);

  @Test
  void productsOfAnyShapeAreThoseOfTheDefinition() {
    for (int[] shape : new int[][] {{1, 1, 1}, {3, 17, 5}, {4, 64, 9}, {7, 90, 33}, {50, 10, 20}}) {
      int rows = shape[0];
      int columns = shape[1];
      int depth = shape[2];
      double[] a = random(rows * depth);
      double[] b = random(depth * columns);
      double[] expected = new double[rows * columns];
      for (int i = 0; i < expected.length; i++) {
        for (int k = 0; k < depth; k++) {
          expected[i] += a[i / columns * depth + k] * b[k * columns + i % columns];
        }
      }
      DoubleProducts products = new DoubleProducts();
      double[] product = new double[rows * columns];
      products.multiply(rows, columns, depth, a, 0, b, 0, product, 0);
      assertThat(product).containsExactly(expected, within(1e-12));
      products.multiplyTransposed(
          rows, columns, depth, transposed(rows, depth, a), 0, b, 0, product, 0);
      assertThat(product).containsExactly(expected, within(1e-12));
      products.multiplyByTransposed(
          rows, columns, depth, a, 0, transposed(depth, columns, b), 0, product, 0);
      assertThat(product).containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void vectorAndPlainFormsGiveTheSameBits() {
    FloatKernels plain = new PlainFloatKernels();
    FloatKernels chosen = FloatKernels.choose();
    for (int rows : new int[] {1, 3, 4, 6, 9, 12, 21}) {
      for (int columns : new int[] {16, 32, 48, 80, 144}) {
        float[] a = randomFloats(2_000);
        float[] b = randomFloats(4_000);
        int[] aRows = RANDOM.ints(Math.max(rows, 8), 0, 1_900).toArray();
        int height = Math.max(rows, FloatKernels.FEWEST);
        float[] expected = new float[height * columns];
        float[] product = new float[height * columns];
        plain.multiply(rows, columns, 7, a, 1, 11, 2, b, 5, 211, expected, 0, columns);
        chosen.multiply(rows, columns, 7, a, 1, 11, 2, b, 5, 211, product, 0, columns);
        assertThat(product).isEqualTo(expected);
        int[] cRows = IntStream.range(0, rows).map(row -> (rows - 1 - row) * columns).toArray();
        plain.convolve(rows, columns, 2, 5, a, 1, aRows, 9, b, 3, expected, 0, cRows);
        chosen.convolve(rows, columns, 2, 5, a, 1, aRows, 9, b, 3, product, 0, cRows);
        assertThat(product).isEqualTo(expected);
        plain.correlate(height, columns, 8, a, 1, aRows, b, 5, 20, expected, 0);
        chosen.correlate(height, columns, 8, a, 1, aRows, b, 5, 20, product, 0);
        assertThat(product).isEqualTo(expected);
      }
    }
  }

  private static double[] random(int length) {
    return RANDOM.doubles(length, -1, 1).toArray();
  }

  private static float[] randomFloats(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = RANDOM.nextFloat() - 0.5f;
    }
    return values;
  }

  private static double[] transposed(int rows, int columns, double[] values) {
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % columns * rows + i / columns] = values[i];
    }
    return turned;
  }
}
