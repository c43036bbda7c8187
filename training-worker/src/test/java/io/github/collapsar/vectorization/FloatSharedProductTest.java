package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatSharedProductTest {

  @Test
  void bothFormsGiveTheSameBitsAlsoWithRowsLeftOver() {
    FloatSharedProduct vector = Vectorization.arithmetic().floats().sharedProduct();
    int dimension = 19;
    int width = 32;
    Random random = new Random(1);
    float[] matrix = new float[dimension * dimension];
    float[] parameters = new float[dimension * width];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) random.nextGaussian();
    }
    float[] expected = new float[parameters.length];
    float[] actual = new float[parameters.length];
    new PlainFloatSharedProduct().multiply(dimension, matrix, parameters, width, expected);
    vector.multiply(dimension, matrix, parameters, width, actual);
    assertThat(actual).isEqualTo(expected);
  }
}
