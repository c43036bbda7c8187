package io.github.collapsar.vectorization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalBlocksTest {

  @Test
  void bothFormsGiveTheSameBits() {
    int[] state = {0x12345678, -5, 0, 0, 3, -7};
    float[] expected = new float[500 * NormalBlocks.VARIATES];
    float[] actual = new float[expected.length];
    // Across the carry from the counter's lower to its upper word.
    long first = (1L << 27) - 250;
    Vectorization.plain().normalBlocks().fill(state, first, 500, expected, 0);
    Vectorization.arithmetic().normalBlocks().fill(state, first, 500, actual, 0);
    assertThat(actual).isEqualTo(expected);
  }
}
