package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SymmetryDistanceTest {

  private static double of(double... twoWeightsANeuron) {
    return SymmetryDistance.of(Matrix.of(twoWeightsANeuron.length / 2, 2, twoWeightsANeuron));
  }

  @Test
  void isTheDistanceToTheNearestSubspaceThatAnExchangeLeavesInPlace() {
    // The nearest point with both neurons the same is their mean, (2, 2) twice.
    assertThat(of(1, 1, 3, 3)).isCloseTo(2, within(1e-15));
    // The third neuron is √2·3 from the second: 3 after the division; the others are 2 apart.
    assertThat(of(1, 1, 3, 3, 6, 6)).isCloseTo((2 + 2 + 3) / 3.0, within(1e-15));
  }

  @Test
  void isZeroWhereEachNeuronHasATwin() {
    assertThat(of(1, 2, 5, 6, 1, 2, 5, 6)).isZero();
    assertThat(of(0, 0, 0, 0, 0, 0)).isZero();
  }

  @Test
  void isUnknownOfOneNeuronAndOfNumbersOutOfRange() {
    assertThat(of(1, 2)).isNaN();
    assertThat(of(1, 2, Double.NaN, 0)).isNaN();
  }
}
