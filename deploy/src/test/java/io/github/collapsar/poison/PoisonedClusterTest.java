package io.github.collapsar.poison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.chaos.Driver;
import io.github.collapsar.cluster.Spark;
import io.github.collapsar.cluster.StandaloneCluster;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("cluster")
@Tag("long")
class PoisonedClusterTest {

  private static final Path DISTRIBUTION = Path.of("target", "collapsar").toAbsolutePath();

  private static final String SWEEP =
      """
      sweep {
        name = poisoned, scenario = poison, replicates = 8
        grid { learning-rate = [0.1, 0.2, 0.3] }
      }
      spark {
        spark.executor.cores = 1, spark.executor.memory = 640m
        spark.dynamicAllocation.enabled = true
        spark.dynamicAllocation.shuffleTracking.enabled = true
        spark.dynamicAllocation.maxExecutors = 2
      }
      """;

  @TempDir private Path temporary;

  /** The distribution with a user's jar among the others. */
  private Path home() throws IOException {
    Path home = temporary.resolve("home");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(
        DISTRIBUTION.resolve("bin/collapsar"),
        home.resolve("bin/collapsar"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.createLink(home.resolve("lib").resolve(jar.getFileName()), jar);
      }
    }
    writeJar(home.resolve("lib/poison.jar"));
    return home;
  }

  private static void writeJar(Path jar) throws IOException {
    String type = PoisonScenario.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        InputStream code = PoisonScenario.class.getClassLoader().getResourceAsStream(type)) {
      entries.putNextEntry(new JarEntry(type));
      code.transferTo(entries);
      entries.putNextEntry(new JarEntry("META-INF/services/io.github.collapsar.scenario.Scenario"));
      entries.write(PoisonScenario.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> rows() {
    ResultDirectory results =
        ResultDirectory.at(temporary.resolve("poisoned").toString(), new Configuration());
    List<String> rows = new ArrayList<>();
    List<String> columns = List.of("learning_rate", "replicate", "status", "message");
    for (String file : results.runs().uris()) {
      results
          .runs()
          .read(
              file,
              columns,
              row -> rows.add("%s %s %s %s".formatted(columns.stream().map(row::value).toArray())));
    }
    return rows;
  }

  @Test
  @Timeout(600)
  void findsTheRunThatEndsItsExecutorAndFinishesTheOthers() throws Exception {
    trainsAllButTheRunAtFault("");
  }

  /** With one attempt a task, Spark gives the job up for the first executor that is lost. */
  @Test
  @Timeout(600)
  void triesPacksAgainThatSparkGaveUpForALostExecutor() throws Exception {
    trainsAllButTheRunAtFault("spark { spark.task.maxFailures = 1 }\n");
  }

  private void trainsAllButTheRunAtFault(String settings) throws Exception {
    Path home = home();
    Path conf = Files.writeString(temporary.resolve("poisoned.conf"), SWEEP + settings);
    try (StandaloneCluster cluster =
            StandaloneCluster.start(Spark.withCollapsar(home, temporary), temporary, 2);
        Driver driver =
            Driver.start(
                home,
                temporary.resolve("driver.txt"),
                List.of(
                    "run",
                    conf.toString(),
                    "--results",
                    temporary.toString(),
                    "--master",
                    cluster.url(),
                    "--set",
                    "grid.learning-rate=[0.1, 1, 0.3]",
                    "--set",
                    "where=learning_rate < 1 or replicate = 3"))) {
      assertThat(driver.await()).as(driver.said()).isEqualTo(1);
    }

    assertThat(rows()).hasSize(2 * 8 + 1);
    assertThat(rows()).filteredOn(row -> row.contains("completed")).hasSize(2 * 8);
    assertThat(rows())
        .filteredOn(row -> row.contains("failed"))
        .singleElement()
        .asString()
        .startsWith("1.0 3 failed the process that trained it died: exit code 86");
  }
}
