package io.github.collapsar.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep survives. A short version runs with all tests; the whole program, of 20,480 runs and 50
 * kills and more, with {@code -Dchaos.kills=50 -Dchaos.replicates=16}.
 */
@Tag("slow")
class ChaosTest {

  private static final int KILLS = Integer.getInteger("chaos.kills", 3);
  private static final int STAGES = Integer.getInteger("chaos.stages", KILLS < 20 ? 1 : 5);
  private static final int REPLICATES = Integer.getInteger("chaos.replicates", 8);
  private static final long STEPS = Long.getLong("chaos.steps", 200_000);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  @Test
  @Timeout(3600)
  void everyRunIsThereOnceAndAsInAnUndisturbedSweep() throws Exception {
    Path home = Path.of("target", "collapsar").toAbsolutePath();
    try (Chaos chaos = new Chaos(home, temporary, STAGES, REPLICATES, STEPS, ChaosTest::say)) {
      List<String> undisturbed = chaos.undisturbed();
      chaos.attack(KILLS);

      assertThat(chaos.problems(undisturbed)).isEmpty();
      assertThat(chaos.kills()).isGreaterThanOrEqualTo(KILLS);
      assertThat(undisturbed).hasSize(chaos.runs());
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
