package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatLaneOperationsTest {

  private static final int WIDTH = 32;
  private final FloatLaneOperations plain = new PlainFloatLaneOperations();
  private final FloatLaneOperations vector = Vectorization.arithmetic().floats().laneOperations();

  @Test
  void descentGivesTheSameBitsInBothForms() {
    float[] expected = values(7 * WIDTH);
    // From subnormal to infinite, so that underflow and overflow are compared as well.
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= (float) Math.pow(10, i % 84 - 45);
    }
    float[] actual = expected.clone();
    float[] gradient = values(7 * WIDTH);
    float[] rate = values(WIDTH);
    float[] decay = values(WIDTH);
    plain.descend(expected, WIDTH, 6 * WIDTH, gradient, rate, decay);
    vector.descend(actual, WIDTH, 6 * WIDTH, gradient, rate, decay);
    assertThat(actual).isEqualTo(expected);
  }

  /** Also with a rest that fills no vector: a lane alone has any number of parameters. */
  @Test
  void momentumAndAdamGiveTheSameBitsInBothForms() {
    int length = 3 * WIDTH + 5;
    float[][] expected = new float[5][];
    float[][] actual = new float[5][];
    for (int i = 0; i < 5; i++) {
      expected[i] = values(length);
      expected[4] = i == 4 ? new float[length] : expected[4];
      actual[i] = expected[i].clone();
    }
    float[] rate = values(WIDTH);
    float[] decay = values(WIDTH);
    float[] momentum = values(WIDTH);
    float[] scale = new float[WIDTH];
    Arrays.fill(scale, 1.5f);
    int whole = 3 * WIDTH;
    plain.momentum(expected[0], 0, whole, expected[1], expected[2], rate, decay, momentum);
    vector.momentum(actual[0], 0, whole, actual[1], actual[2], rate, decay, momentum);
    Arrays.fill(rate, 0.5f);
    Arrays.fill(decay, 0.25f);
    Arrays.fill(momentum, 0.75f);
    for (int step = 0; step < 3; step++) {
      plain.momentum(expected[0], 0, length, expected[1], expected[2], rate, decay, momentum);
      vector.momentum(actual[0], 0, length, actual[1], actual[2], rate, decay, momentum);
      plain.adam(
          expected[0],
          0,
          length,
          expected[1],
          expected[3],
          expected[4],
          rate,
          decay,
          momentum,
          momentum,
          scale,
          decay);
      vector.adam(
          actual[0], 0, length, actual[1], actual[3], actual[4], rate, decay, momentum, momentum,
          scale, decay);
    }
    assertThat(actual).isDeepEqualTo(expected);
    assertThat(expected[0]).doesNotContain(Float.NaN);
  }

  @Test
  void descentStepsAgainstGradientAndDecayOnlyWithinItsRange() {
    float[] parameters = new float[3 * WIDTH];
    Arrays.fill(parameters, 2f);
    float[] gradient = new float[3 * WIDTH];
    Arrays.fill(gradient, 3f);
    float[] rate = new float[WIDTH];
    Arrays.fill(rate, 0.5f);
    float[] decay = new float[WIDTH];
    Arrays.fill(decay, 0.25f);
    vector.descend(parameters, WIDTH, 2 * WIDTH, gradient, rate, decay);
    assertThat(parameters[0]).isEqualTo(2f);
    assertThat(parameters[WIDTH]).isEqualTo(2f - 0.5f * (3f + 0.25f * 2f));
    assertThat(parameters[2 * WIDTH]).isEqualTo(2f);
  }

  @Test
  void raisingKeepsSignsAndWhatIsAboveTheFloor() {
    float floor = FloatLaneOperations.FLOOR;
    float[] parameters = new float[WIDTH];
    float[] some = {0f, floor / 2, -floor / 2, Float.MIN_VALUE, -2 * floor, 1f, Float.NaN, -1e30f};
    System.arraycopy(some, 0, parameters, 0, some.length);
    float[] expected = parameters.clone();
    vector.raise(parameters, floor);
    plain.raise(expected, floor);
    assertThat(parameters).isEqualTo(expected);
    assertThat(Arrays.copyOf(parameters, some.length))
        .containsExactly(floor, floor, -floor, floor, -2 * floor, 1f, Float.NaN, -1e30f);
  }

  @Test
  void watchNotesTheFirstStepOutOfRange() {
    for (FloatLaneOperations operations : new FloatLaneOperations[] {plain, vector}) {
      float[] leftAt = new float[WIDTH];
      Arrays.fill(leftAt, Float.POSITIVE_INFINITY);
      float[] loss = new float[WIDTH];
      loss[3] = Float.NaN;
      loss[4] = Float.POSITIVE_INFINITY;
      loss[5] = 101f;
      loss[6] = 100f;
      operations.watch(loss, 7, 100f, leftAt);
      loss[6] = 200f;
      operations.watch(loss, 8, 100f, leftAt);
      assertThat(Arrays.copyOfRange(leftAt, 2, 8))
          .containsExactly(Float.POSITIVE_INFINITY, 7f, 7f, 7f, 8f, Float.POSITIVE_INFINITY);
    }
  }

  private static float[] values(int count) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
