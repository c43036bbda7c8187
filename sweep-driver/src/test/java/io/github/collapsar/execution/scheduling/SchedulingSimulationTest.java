package io.github.collapsar.execution.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulingSimulationTest {

  /** Measured on two cores: see docs/adr/0012. */
  private static final SchedulingSimulation CLUSTER =
      new SchedulingSimulation(1000, 3, 0.2, 2.3e-3, 5e-5, 0.05);

  @TempDir private Path temporary;

  /** Two shapes and three numbers of steps, so that runs' times differ by a factor of 400. */
  private Plan mixed(int points, int replicates) throws IOException {
    Path file = temporary.resolve("mixed.conf");
    Files.writeString(
        file,
        """
        sweep {
          name = mixed, scenario = scalar-factorization, replicates = %d
          grid {
            learning-rate = { log = [1e-3, 1], points = %d }
            signal = { linear = [0.1, 1], points = %d }
            batch-size = [1, 4]
            steps = [10000, 200000, 4000000]
          }
        }
        """
            .formatted(replicates, points, points));
    return Plan.of(Configuration.read(file, List.of()).sweep());
  }

  @Test
  void keepsAThousandExecutorsBusyWithTenMillionRunsOfAMixedGrid() throws IOException {
    Plan plan = mixed(322, 16);

    SchedulingSimulation.Result result = CLUSTER.run(plan, () -> 0);

    System.out.printf("%,d runs on 1,000 executors: %s%n", plan.runs(), result);
    assertThat(plan.runs()).isEqualTo(322L * 322 * 16 * 6);
    assertThat(result.utilisation()).as("%s", result).isGreaterThan(0.95);
    assertThat(result.mostUnfinished()).isLessThan(12_000);
  }

  @Test
  void holdsNoMoreForTenMillionRunsThanForTenThousand() throws IOException {
    SchedulingSimulation twoSlots = new SchedulingSimulation(2, 1, 0.2, 2.3e-3, 5e-5, 0.05);
    for (int points : List.of(13, 41, 129, 408)) {
      // what other tests left behind may go at any time, but nothing else comes
      long before = usedAfterCollection();
      Plan plan = mixed(points, 10);

      SchedulingSimulation.Result result =
          twoSlots.run(plan, SchedulingSimulationTest::usedAfterCollection);

      System.out.printf("%,d runs planned: %s%n", plan.runs(), result);
      assertThat(result.mostUnfinished()).isLessThan(80);
      assertThat(result.heapBytes() - before).isLessThan(8 << 20);
    }
  }

  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
