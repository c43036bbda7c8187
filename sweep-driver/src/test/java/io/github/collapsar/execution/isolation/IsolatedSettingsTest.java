package io.github.collapsar.execution.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.results.Circumstances;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolatedSettingsTest {

  private static final Circumstances CIRCUMSTANCES =
      new Circumstances("dl4j", "pack", 3, "host", Instant.parse("2026-11-29T01:02:03.456Z"), "7");

  @Test
  void arriveAsTheyWereSent() {
    for (TrainingContext context :
        new TrainingContext[] {
          TrainingContext.PLAIN,
          new TrainingContext(Optional.of("/data"), 100).on(Optional.of("GPU-1"))
        }) {
      IsolatedSettings settings =
          new IsolatedSettings("file:/results/s", "probe", Engine.DL4J, context, CIRCUMSTANCES);

      assertThat(IsolatedSettings.of(settings.toProperties())).isEqualTo(settings);
    }
  }
}
