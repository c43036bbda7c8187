package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.chaos.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory of an executor that trains 200 networks with DL4J one after the other. Its heap is
 * resident from the start, so that what comes and goes lies off the heap.
 */
@Tag("cluster")
@Tag("long")
@EnabledOnOs(OS.LINUX)
class NetworkMemoryTest {

  private static final Path HOME = Path.of("target", "collapsar").toAbsolutePath();

  private static final int RUNS = 200;

  /** Until as many packs have ended classes are loaded and code is compiled. */
  private static final int WARM = 3;

  /** Parameters and gradients alone of the runs after that are more than this. */
  private static final long MOST_GROWTH_MEBIBYTES = 64;

  private static final String SWEEP =
      """
      sweep {
        name = networks, scenario = mlp-classifier, engine = dl4j
        grid {
          learning-rate = { linear = [0.01, 0.1], points = %d }
          data = synthetic, examples = 200, batch-size = 64, depth = 2, width = 100, steps = 3
        }
      }
      diagrams = []
      spark {
        spark.executor.memory = 512m
        spark.executor.extraJavaOptions = "-Xms512m -XX:+AlwaysPreTouch -XX:TieredStopAtLevel=4"
      }
      """
          .formatted(RUNS);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  /** The largest size in MiB after so many packs. */
  private final TreeMap<Integer, Long> resident = new TreeMap<>();

  private Optional<ProcessHandle> executor = Optional.empty();

  @Test
  @Timeout(600)
  void isBoundedAndReturned() throws Exception {
    Path configuration = Files.writeString(temporary.resolve("networks.conf"), SWEEP);
    Spark spark = Spark.withCollapsar(HOME, temporary).briefly("");
    try (StandaloneCluster cluster = StandaloneCluster.start(spark, temporary, 1);
        Driver driver = start(cluster, configuration)) {
      driver.await(
          () -> {
            sample(cluster);
            return false;
          });
      assertThat(driver.await()).as(driver.said()).isZero();
    }
    System.out.println("MiB after so many packs: " + resident);

    assertThat(resident.lastKey()).isGreaterThan(2 * WARM);
    assertThat(resident.lastEntry().getValue() - resident.ceilingEntry(WARM).getValue())
        .as("%s", resident)
        .isLessThan(MOST_GROWTH_MEBIBYTES);
  }

  private Driver start(StandaloneCluster cluster, Path configuration) throws IOException {
    return Driver.start(
        HOME,
        temporary.resolve("driver.out"),
        Driver.BRIEF_LIFE,
        List.of(
            "run",
            configuration.toString(),
            "--results",
            temporary.toString(),
            "--master",
            cluster.url(),
            "--quiet"));
  }

  private void sample(StandaloneCluster cluster) throws IOException {
    executor = executor.or(cluster::executor);
    if (executor.isEmpty()) {
      return;
    }
    int packs = packs();
    // In the end files become one.
    if (resident.isEmpty() || packs >= resident.lastKey()) {
      residentMebibytes().ifPresent(size -> resident.merge(packs, size, Math::max));
    }
  }

  /** Each has a file of its own. */
  private int packs() throws IOException {
    Path runs = temporary.resolve("networks/runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(runs)) {
      return (int) files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private Optional<Long> residentMebibytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(executor.orElseThrow().pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
