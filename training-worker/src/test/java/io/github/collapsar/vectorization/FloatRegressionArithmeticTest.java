package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Draws;
import java.util.Arrays;
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
  void vectorAndPlainFormsGiveTheSameBits(
      boolean factorized, int dimension, int examples, int width) {
    FloatRegressionArithmetic vector = vectorForm(factorized);
    FloatRegressionArithmetic plain = new PlainFloatRegressionArithmetic(factorized);
    int each = factorized ? 2 : 1;
    Random random = new Random(1);
    float[] parameters = Draws.floats(random, each * dimension * width);
    float[] rows = Draws.singles(random, examples * (dimension + 2));
    float[] signal = Draws.floats(random, width);
    float[] noise = Draws.floats(random, width);

    float[] expected = new float[examples * width];
    float[] actual = new float[examples * width];
    for (int example = 0; example < examples; example++) {
      int row = example * (dimension + 2);
      int at = example * width;
      plain.residuals(dimension, signal, noise, parameters, rows, row, expected, at);
      vector.residuals(dimension, signal, noise, parameters, rows, row, actual, at);
    }
    assertThat(actual).isEqualTo(expected);

    int from = dimension / 3;
    float[] expectedGradient = new float[each * (dimension - from) * width];
    float[] actualGradient = new float[expectedGradient.length];
    plain.gradient(
        dimension,
        dimension + 2,
        examples,
        parameters,
        rows,
        0,
        expected,
        from,
        dimension,
        expectedGradient);
    vector.gradient(
        dimension,
        dimension + 2,
        examples,
        parameters,
        rows,
        0,
        expected,
        from,
        dimension,
        actualGradient);
    assertThat(actualGradient).isEqualTo(expectedGradient);
  }

  @ParameterizedTest
  @CsvSource({"true,1,80", "true,1,16", "true,6,16", "true,201,16", "false,1,80", "false,7,16"})
  void trainingGivesTheSameBitsInBothForms(boolean factorized, int dimension, int width) {
    FloatRegressionArithmetic plain = new PlainFloatRegressionArithmetic(factorized);
    int steps = 21;
    Random random = new Random(2);
    float[] start = Draws.floats(random, (factorized ? 2 : 1) * dimension * width);
    float[] rows = Draws.singles(random, steps * (dimension + 2));
    float[] signal = Draws.floats(random, width);
    float[] noise = Draws.floats(random, width);
    float[] rate = new float[width];
    float[] decay = new float[width];
    for (int lane = 0; lane < width; lane++) {
      // From hardly moving to diverging.
      rate[lane] = (float) Math.pow(2, lane % 16 - 12);
      decay[lane] = lane % 3 * 0.3f;
    }
    float[][] parameters = {start.clone(), start.clone()};
    float[][] leftAt = {new float[width], new float[width]};
    FloatRegressionArithmetic[] forms = {plain, vectorForm(factorized)};
    for (int form = 0; form < 2; form++) {
      Arrays.fill(leftAt[form], Float.POSITIVE_INFINITY);
      assertThat(
              forms[form].train(
                  dimension,
                  signal,
                  noise,
                  parameters[form],
                  rows,
                  steps,
                  3,
                  rate,
                  decay,
                  1e12f,
                  leftAt[form]))
          .isTrue();
    }
    assertThat(parameters[1]).isEqualTo(parameters[0]);
    assertThat(leftAt[1]).isEqualTo(leftAt[0]).contains(Float.POSITIVE_INFINITY);
    if (factorized) {
      assertThat(Arrays.toString(leftAt[0])).containsPattern("\\d+\\.0");
    }
  }

  private static FloatRegressionArithmetic vectorForm(boolean factorized) {
    FloatArithmetic arithmetic = Vectorization.arithmetic().floats();
    return factorized ? arithmetic.factorizedRegression() : arithmetic.linearRegression();
  }
}
