package io.github.collapsar.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatRegressionArithmeticTest {

  @ParameterizedTest
  @CsvSource({
    "true,1,1,256",
    "true,3,5,16",
    "true,201,1,16",
    "false,1,2,16",
    "false,6,4,48",
    "false,203,1,32"
  })
  void vectorAndScalarFormsGiveTheSameBits(
      boolean factorized, int dimension, int examples, int width)
      throws ReflectiveOperationException {
    String form = factorized ? "VectorFloatFactorizedArithmetic" : "VectorFloatPlainArithmetic";
    FloatRegressionArithmetic vector =
        Class.forName("io.github.collapsar.regression.vector." + form)
            .asSubclass(FloatRegressionArithmetic.class)
            .getConstructor()
            .newInstance();
    FloatRegressionArithmetic scalar = new ScalarFloatRegressionArithmetic(factorized);
    int each = factorized ? 2 : 1;
    Random random = new Random(1);
    float[] parameters = normals(random, each * dimension * width);
    float[] rows = normals(random, examples * (dimension + 2));
    float[] signal = normals(random, width);
    float[] noise = normals(random, width);

    float[] expected = new float[examples * width];
    float[] actual = new float[examples * width];
    for (int example = 0; example < examples; example++) {
      int row = example * (dimension + 2);
      int at = example * width;
      scalar.residuals(dimension, signal, noise, parameters, rows, row, expected, at);
      vector.residuals(dimension, signal, noise, parameters, rows, row, actual, at);
    }
    assertThat(actual).isEqualTo(expected);

    int from = dimension / 3;
    float[] expectedGradient = new float[each * (dimension - from) * width];
    float[] actualGradient = new float[expectedGradient.length];
    scalar.gradient(
        dimension, examples, parameters, rows, 0, expected, from, dimension, expectedGradient);
    vector.gradient(
        dimension, examples, parameters, rows, 0, expected, from, dimension, actualGradient);
    assertThat(actualGradient).isEqualTo(expectedGradient);
  }

  private static float[] normals(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
