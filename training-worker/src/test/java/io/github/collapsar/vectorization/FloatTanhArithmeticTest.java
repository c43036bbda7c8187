package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Draws;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTanhArithmeticTest {

  @ParameterizedTest
  @CsvSource({"16,272", "7,21", "3,2"})
  void bothFormsGiveTheSameBits(int units, int points) {
    FloatTanhArithmetic vector = Vectorization.arithmetic().floats().tanhNetwork();
    int lanes = 32;
    Random random = new Random(1);
    float[] inputs = Draws.floats(random, points * units);
    float[] targets = Draws.floats(random, points);
    float[] parameters = Draws.floats(random, units * (units + 1) * lanes);
    float[][] loss = {new float[lanes], new float[lanes]};
    float[][] gradient = {new float[parameters.length], new float[parameters.length]};
    FloatTanhArithmetic[] forms = {new PlainFloatTanhArithmetic(), vector};
    for (int form = 0; form < 2; form++) {
      float[] slopes = new float[FloatTanhArithmetic.TILE * units * lanes];
      float[] residuals = new float[FloatTanhArithmetic.TILE * lanes];
      forms[form].gradient(
          units, 0.4f, inputs, targets, parameters, slopes, residuals, loss[form], gradient[form]);
    }
    assertThat(loss[1]).isEqualTo(loss[0]);
    assertThat(gradient[1]).isEqualTo(gradient[0]);
  }
}
