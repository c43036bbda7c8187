package io.github.collapsar.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.scenario.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantityTest {

  @ParameterizedTest
  @EnumSource
  void saysWhatItIsMeasuredOf(Quantity quantity) {
    Measurement measurement = quantity.of("the product WU");
    assertThat(measurement.description()).containsOnlyOnce("the product WU").doesNotContain("%");
    assertThat(measurement.name()).isEqualToIgnoringCase(quantity.name());
  }

  @Test
  void keepsItsDefinitionUnderAnotherName() {
    assertThat(Quantity.SINGULAR_VALUES.of("spectrum_of_u", "U"))
        .isEqualTo(
            Measurement.series(
                "spectrum_of_u", "singular values of U, the largest first", "S, Fig. 1"));
  }
}
