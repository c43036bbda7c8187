package io.github.collapsar.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.command.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no machine can hold, and what would never end, is refused before anything is trained. */
class PlanLimitsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linear-vae           | latent = 2147483647     | a run needs 1,081,344 MiB of memory, and a machine has [0-9,]+ MiB; make sizes or curves smaller, or give more with COLLAPSAR_HEAP or spark.executor.memory .*",
        "linear-vae           | latent = 9000000000000000000 | a run needs more than 8 EiB of memory, and a machine has .*",
        "beta-vae             | latent = 2147483647, data = synthetic | a run needs more memory than any machine has; make sizes smaller at .*",
        "mlp-classifier       | width = 1000000000000000000, data = synthetic | a run needs more memory than any machine has; make sizes smaller at .*",
        "mlp-classifier       | width = 100000, depth = 3, data = synthetic | a run needs more memory than any machine has; make sizes smaller at .*",
      })
  void refusesRunsThatNoMachineCanHold(String scenario, String values, String reason)
      throws IOException {
    Answer answer = plan(scenario, values, 1);

    assertThat(answer.err().strip()).matches("Cannot plan (sweep s|sweep.grid); " + reason.strip());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).doesNotContain("packs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mlp-classifier       | depth | a whole number from 1 to 1000",
        "scalar-factorization | depth | a whole number from 2 to 1000",
      })
  void refusesDepthsThatNobodyTrains(String scenario, String key, String allowed)
      throws IOException {
    Answer answer = plan(scenario, key + " = 2147483648", 1);

    assertThat(answer.err())
        .isEqualTo(
            "Cannot use sweep.grid.%s = 2147483648 (%s:2); it must be %s%n"
                .formatted(key, directory.resolve("s.conf"), allowed));
    assertThat(answer.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2147483647 | there are 214,748,364,700,000 runs in 2,147,483,647 groups",
        "5000000    | there are 500,000,000,000 runs in 5,000,000 groups",
        "2000000    | there are 200,000,000,000 runs in 2,000,000 groups",
      })
  void refusesMoreRunsThanCanBePlanned(int replicates, String count) throws IOException {
    Answer answer =
        plan("scalar-factorization", "signal = { linear = [0, 1], points = 100000 }", replicates);

    assertThat(answer.err())
        .isEqualTo(
            "Cannot plan sweep s; %s that differ in more than what is trained side by side; at most 100,000,000,000 in 4,000,000 can be planned; give fewer values or replicates%n"
                .formatted(count));
    assertThat(answer.code()).isEqualTo(2);
  }

  private Answer plan(String scenario, String values, int replicates) throws IOException {
    Path file = directory.resolve("s.conf");
    Files.writeString(
        file,
        """
        sweep { name = s, scenario = %s, replicates = %d, grid { learning-rate = 0.1
          %s } }
        """
            .formatted(scenario, replicates, values));
    return Answer.of("plan", file, "--results", directory);
  }
}
