package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementaryTest {

  private static final int COUNT = 100_003;

  @Test
  void doublesAreWithinFourUnitsInTheLastPlace() {
    double[] x = doubles();
    double[] tanh = x.clone();
    double[] sigmoid = x.clone();
    new PlainDoubleElementary().tanh(tanh, 0, COUNT);
    new PlainDoubleElementary().sigmoid(sigmoid, 0, COUNT);
    for (int i = 0; i < COUNT; i++) {
      double expected = Math.tanh(x[i]);
      assertThat(tanh[i]).isCloseTo(expected, within(4 * Math.ulp(expected)));
      if (Math.abs(x[i]) < 36) {
        double logistic = 1 / (1 + Math.exp(-x[i]));
        assertThat(sigmoid[i]).isCloseTo(logistic, within(4 * Math.ulp(logistic)));
      }
    }
  }

  @Test
  void floatsAreWithinFourUnitsInTheLastPlace() {
    float[] x = floats();
    float[] tanh = x.clone();
    float[] sigmoid = x.clone();
    new PlainFloatElementary().tanh(tanh, 0, COUNT);
    new PlainFloatElementary().sigmoid(sigmoid, 0, COUNT);
    for (int i = 0; i < COUNT; i++) {
      float expected = (float) Math.tanh(x[i]);
      assertThat(tanh[i]).isCloseTo(expected, within(4 * Math.ulp(expected)));
      if (Math.abs(x[i]) < 19) {
        float logistic = (float) (1 / (1 + Math.exp(-x[i])));
        assertThat(sigmoid[i]).isCloseTo(logistic, within(4 * Math.ulp(logistic)));
      }
    }
  }

  @Test
  void plainAndVectorFormsGiveTheSameBits() {
    double[][] doubles = {doubles(), doubles(), doubles(), doubles()};
    DoubleElementary vector = Vectorization.arithmetic().doubles().elementary();
    vector.tanh(doubles[0], 3, COUNT);
    new PlainDoubleElementary().tanh(doubles[1], 3, COUNT);
    vector.sigmoid(doubles[2], 3, COUNT);
    new PlainDoubleElementary().sigmoid(doubles[3], 3, COUNT);
    assertThat(doubles[0]).isEqualTo(doubles[1]);
    assertThat(doubles[2]).isEqualTo(doubles[3]);

    float[][] floats = {floats(), floats(), floats(), floats()};
    FloatElementary single = Vectorization.arithmetic().floats().elementary();
    single.tanh(floats[0], 3, COUNT);
    new PlainFloatElementary().tanh(floats[1], 3, COUNT);
    single.sigmoid(floats[2], 3, COUNT);
    new PlainFloatElementary().sigmoid(floats[3], 3, COUNT);
    assertThat(floats[0]).isEqualTo(floats[1]);
    assertThat(floats[2]).isEqualTo(floats[3]);
  }

  @Test
  void whatIsNoNumberStaysSoAndWhatIsInfiniteIsAtTheLimit() {
    double infinity = Double.POSITIVE_INFINITY;
    double[] values = {Double.NaN, infinity, -infinity, 0, -1e300, 1e-300};
    double[] sigmoids = values.clone();
    Vectorization.arithmetic().doubles().elementary().tanh(values, 0, values.length);
    Vectorization.arithmetic().doubles().elementary().sigmoid(sigmoids, 0, sigmoids.length);
    assertThat(values).containsExactly(Double.NaN, 1, -1, 0, -1, 1e-300);
    assertThat(sigmoids[0]).isNaN();
    assertThat(sigmoids[1]).isEqualTo(1);
    assertThat(sigmoids[2]).isBetween(0.0, 1e-17);
    assertThat(sigmoids[3]).isEqualTo(0.5);
  }

  /** From tiny to beyond the limits. */
  private static double[] doubles() {
    Random random = new Random(1);
    double[] values = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = random.nextGaussian() * Math.pow(10, i % 14 - 11);
    }
    return values;
  }

  private static float[] floats() {
    double[] values = doubles();
    float[] floats = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
