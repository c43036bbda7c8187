package io.github.collapsar.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains networks in a sweep is killed as {@code kill -9} does. */
@Tag("slow")
class KilledNetworkTest {

  private static final Path HOME = Path.of("target", "collapsar").toAbsolutePath();

  private static final String SWEEP =
      """
      sweep {
        name = networks, scenario = mlp-classifier, replicates = 1, curve-every = 100
        grid {
          removal = syre, sigma0 = 0.1, weight-decay = [1e-3, 1e-2]
          optimizer = { value = adam, learning-rate = 0.001 }
          data = synthetic, examples = 200, depth = 2, width = 30, steps = 400
        }
      }
      diagrams = []
      """;

  /** Leaves a state at each step. Vectors are slow where little is compiled, and change no bits. */
  private static final String OPTIONS =
      "-Dcollapsar.checkpoint.seconds=0 -Dcollapsar.vector=plain " + Driver.BRIEF_LIFE;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  @Test
  void goesOnFromItsCheckpointAndEndsWithTheSameBytes() throws Exception {
    Path calm = temporary.resolve("calm");
    assertThat(end(calm, "calm.out")).isZero();

    Path disturbed = temporary.resolve("disturbed");
    try (Driver driver = start(disturbed, "killed.out")) {
      assertThat(driver.await(() -> !states(disturbed).isEmpty())).isTrue();
      driver.kill();
    }
    assertThat(states(disturbed)).isNotEmpty();
    assertThat(rows(disturbed)).hasSizeLessThan(2);

    assertThat(end(disturbed, "continued.out")).isZero();
    assertThat(rows(disturbed)).hasSize(2).isEqualTo(rows(calm));
    assertThat(states(disturbed)).isEmpty();
  }

  private int end(Path results, String output) throws IOException, InterruptedException {
    try (Driver driver = start(results, output)) {
      return driver.await();
    }
  }

  private Driver start(Path results, String output) throws IOException {
    Path configuration = Files.writeString(temporary.resolve("networks.conf"), SWEEP);
    return Driver.start(
        HOME,
        temporary.resolve(output),
        OPTIONS,
        List.of(
            "run",
            configuration.toString(),
            "--results",
            results.toString(),
            "--master",
            "local[1]",
            "--quiet"));
  }

  private static List<String> rows(Path results) throws IOException {
    return new Census(results.resolve("networks"), "mlp-classifier").rows();
  }

  private static List<Path> states(Path results) throws IOException {
    Path folder = results.resolve("networks/_checkpoints");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".state")).toList();
    }
  }
}
