package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.collapsar.random.Draws;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatFactorizationArithmeticTest {

  private final FloatFactorizationArithmetic plain = new PlainFloatFactorizationArithmetic();
  private final FloatFactorizationArithmetic vector =
      Vectorization.arithmetic().floats().factorization();

  @ParameterizedTest
  @CsvSource({"200,200,200,true", "7,19,37,false", "16,3,5,false", "21,21,21,true"})
  void stepsGiveTheSameBitsInBothForms(int outputs, int hidden, int inputs, boolean residual) {
    Random random = new Random(2);
    FloatFactorizationArithmetic[] forms = {plain, vector};
    float[] start = Draws.floats(random, 5 + hidden * (inputs + outputs));
    float[] x = Draws.floats(random, inputs);
    float[] next = Draws.floats(random, inputs);
    float[] y = Draws.floats(random, outputs);
    float[][] parameters = {start.clone(), start.clone()};
    float[][] a = {new float[hidden], new float[hidden]};
    float[] loss = new float[2];
    for (int form = 0; form < 2; form++) {
      float[] back = new float[hidden];
      forms[form].hidden(hidden, inputs, parameters[form], 5, x, residual, a[form]);
      loss[form] =
          forms[form].outer(
              outputs,
              hidden,
              inputs,
              parameters[form],
              5,
              a[form],
              y.clone(),
              residual,
              0.01f,
              0.1f,
              back);
      forms[form].inner(
          hidden, inputs, parameters[form], 5, x, next, residual, back, 0.01f, 0.1f, a[form]);
    }
    assertThat(loss[1]).isEqualTo(loss[0]);
    assertThat(a[1]).isEqualTo(a[0]);
    assertThat(parameters[1]).isEqualTo(parameters[0]).isNotEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({"200,32", "3,16", "5,48"})
  void errorsAndDescentGiveTheSameBitsInBothForms(int rows, int columns) {
    Random random = new Random(3);
    float[] target = Draws.floats(random, rows);
    float[] x = Draws.floats(random, 2 * rows * columns);
    float[] before = Draws.floats(random, rows * columns + 3);
    float[] expected = before.clone();
    float[] actual = before.clone();
    int noiseAt = rows * columns;
    float sum = plain.subtract(rows, columns, target, x, 0.3f, noiseAt, expected);
    float inAnotherOrder = vector.subtract(rows, columns, target, x, 0.3f, noiseAt, actual);
    assertThat(actual).isEqualTo(expected).isNotEqualTo(before);
    assertThat(inAnotherOrder).isCloseTo(sum, withinPercentage(0.01));
    plain.descend(expected, 2, x, rows * columns + 1, 0.1f, 0.5f);
    vector.descend(actual, 2, x, rows * columns + 1, 0.1f, 0.5f);
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void chainsAreAllSummed() {
    float[] chains = new float[20];
    for (int i = 0; i < 20; i++) {
      chains[i] = 1 << i;
    }
    assertThat(FloatFactorizationArithmetic.sum(chains, 2)).isEqualTo(((1 << 16) - 1) << 2);
  }
}
