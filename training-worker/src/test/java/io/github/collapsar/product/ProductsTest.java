package io.github.collapsar.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
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

  private static double[] random(int length) {
    return RANDOM.doubles(length, -1, 1).toArray();
  }

  private static double[] transposed(int rows, int columns, double[] values) {
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % columns * rows + i / columns] = values[i];
    }
    return turned;
  }
}
