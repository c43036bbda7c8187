package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnitActivityTest {

  /** Unit 1 is minus twice unit 0, unit 2 is on its own, unit 3 is constant. */
  private static final double[] ACTIVATIONS = {
    1, -2, 1, 0.1, //
    2, -4, -1, 0.1, //
    3, -6, -1, 0.1, //
    4, -8, 1, 0.1
  };

  @Test
  void constantUnitsAreCounted() {
    assertThat(UnitActivity.constant(ACTIVATIONS, 4)).isEqualTo(0.25);
  }

  @Test
  void unitsOfOppositeSignAreAlikeAndConstantOnesAreNot() {
    assertThat(UnitActivity.alike(ACTIVATIONS, 4)).isEqualTo(0.5);
  }

  @Test
  void correlationsAreThoseOfStatistics() {
    double[] correlations = UnitActivity.correlations(ACTIVATIONS, 4);
    assertThat(correlations)
        .containsExactly(
            new double[] {1, -1, 0, 0, -1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, within(1e-12));
  }
}
