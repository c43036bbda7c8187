package io.github.collapsar.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  private static final Measured.MeasurementNames NAMES =
      new Measured.MeasurementNames(List.of("loss", "norm"), List.of("spectrum"));

  @Test
  void givesEachValueByItsNameWhateverTheOrderItWasMeasuredIn() {
    Measured measured =
        NAMES.measure().put("spectrum", new double[] {3, 4}).put("norm", 2).put("loss", 1).build();

    assertThat(measured.number("loss")).isEqualTo(1);
    assertThat(measured.number("norm")).isEqualTo(2);
    assertThat(measured.series("spectrum")).containsExactly(3, 4);
    assertThat(measured)
        .isEqualTo(
            NAMES
                .measure()
                .put("loss", 1)
                .put("norm", 2)
                .put("spectrum", new double[] {3, 4})
                .build())
        .hasToString("{loss=1.0, norm=2.0, spectrum=[3.0, 4.0]}");
  }

  @Test
  void refusesANameThatIsNotDeclared() {
    assertThatThrownBy(() -> NAMES.measure().put("nrom", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot find the measurement nrom among [loss, norm]");
    assertThatThrownBy(() -> NAMES.measure().put("norm", new double[0]))
        .hasMessage("Cannot find the measurement norm among [spectrum]");
  }

  @Test
  void refusesToMeasureTwice() {
    assertThatThrownBy(() -> NAMES.measure().put("norm", 1).put("norm", 2))
        .hasMessage("Cannot measure norm twice");
  }

  @Test
  void asksForEveryDeclaredName() {
    assertThatThrownBy(() -> NAMES.measure().put("loss", 1).put("norm", 2).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot find spectrum among what was measured; the scenario's card declares it");
    Measured incomplete = NAMES.measure().put("norm", 2).buildIncomplete();
    assertThat(incomplete.number("loss")).isNaN();
    assertThat(incomplete.series("spectrum")).isEmpty();
  }

  @Test
  void saysWhetherEverythingIsFinite() {
    double[] infinite = {Double.POSITIVE_INFINITY};
    Measured measured =
        NAMES.measure().put("loss", 1).put("norm", 2).put("spectrum", infinite).build();

    assertThat(measured.hasFiniteNumbers()).isTrue();
    assertThat(measured.isFinite()).isFalse();
    assertThat(Measured.NOTHING.isEmpty()).isTrue();
  }
}
