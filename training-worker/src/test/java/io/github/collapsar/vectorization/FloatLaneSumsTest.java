package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.Draws;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatLaneSumsTest {

  @Test
  void bothFormsGiveTheSameBits() {
    Random random = new Random(1);
    float[] a = Draws.floats(random, 2000);
    float[] b = Draws.floats(random, 2000);
    float[][] sums = {new float[200], new float[200]};
    FloatLaneSums[] forms = {
      Vectorization.plain().floats().laneSums(), Vectorization.arithmetic().floats().laneSums()
    };
    for (int form = 0; form < 2; form++) {
      forms[form].sum(9, a, 16, 64, b, 32, 48, sums[form], 16, 48);
      forms[form].shared(11, a, 5, 96, b, 3, sums[form], 100, 32);
    }
    assertThat(sums[1]).isEqualTo(sums[0]);
    assertThat(sums[0][16]).isNotZero();
    assertThat(sums[0][100]).isNotZero();
  }
}
