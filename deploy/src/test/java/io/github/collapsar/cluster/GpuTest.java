package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.chaos.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The address of a GPU on its way from Spark's resource scheduling to a training, on a worker whose
 * discovery script claims one. That there is no backend for it tells that the address arrived.
 */
@Tag("cluster")
class GpuTest {

  private static final Path HOME = Path.of("target", "collapsar").toAbsolutePath();

  private static final String SWEEP =
      """
      sweep {
        name = gpu, scenario = mlp-classifier
        grid { learning-rate = 0.1, data = synthetic, examples = 200, width = 10, steps = 3 }
      }
      diagrams = []
      spark {
        spark.executor.memory = 640m
        spark.executor.resource.gpu.amount = 1
        spark.task.resource.gpu.amount = 0.25
      }
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  @Test
  @Timeout(600)
  void aTaskKnowsTheAddressThatSparkAssigned() throws Exception {
    Path script = temporary.resolve("discover");
    Files.writeString(script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"7\"]}'\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Spark spark =
        Spark.withCollapsar(HOME, temporary)
            .briefly(
                "-Dspark.worker.resource.gpu.amount=1 -Dspark.worker.resource.gpu.discoveryScript="
                    + script);
    Files.writeString(temporary.resolve("gpu.conf"), SWEEP);

    try (StandaloneCluster cluster = StandaloneCluster.start(spark, temporary, 1)) {
      try (Driver driver = start(cluster, "dl4j")) {
        assertThat(driver.await()).as(driver.said()).isEqualTo(3);
        assertThat(driver.said())
            .contains(
                "Cannot use GPU 7, which Spark assigned: ND4J computes on the processor; build with"
                    + " -Pcuda, or train with engine = kernel");
      }
      try (Driver driver = start(cluster, "kernel")) {
        assertThat(driver.await()).as(driver.said()).isZero();
      }
    }
  }

  private Driver start(StandaloneCluster cluster, String engine) throws IOException {
    return Driver.start(
        HOME,
        temporary.resolve(engine + ".out"),
        Driver.BRIEF_LIFE,
        List.of(
            "run",
            temporary.resolve("gpu.conf").toString(),
            "--set",
            "sweep.engine=" + engine,
            "--results",
            temporary.resolve(engine).toString(),
            "--master",
            cluster.url(),
            "--quiet"));
  }
}
