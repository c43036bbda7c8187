package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.collapsar.cluster.Spark.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit on a standalone master and two workers. */
@Tag("cluster")
class StandaloneTest {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  private Spark spark;

  @BeforeEach
  void install() throws Exception {
    spark = Spark.plain(temporary);
    SmallSweep.write(temporary);
  }

  private Ended submit(String master, String results, String... options) throws Exception {
    Stream<String> arguments =
        Stream.of(
                List.of("--master", master, "--class", Spark.MAIN),
                List.of(options),
                List.of(Spark.SUBMITTED.toString(), "run", "sweep.conf", "--results"),
                List.of(temporary.resolve(results).toString()))
            .flatMap(List::stream);
    return spark.submit(temporary, Map.of(), arguments.toList());
  }

  private List<String> rows(String results) {
    return SmallSweep.rows(temporary.resolve(results).toString(), new Configuration());
  }

  @Test
  @Timeout(600)
  void trainsTheSameBytesAsLocallyAndTheHistoryServerTellsOfIt() throws Exception {
    Path events = Files.createDirectory(temporary.resolve("events"));
    Path properties =
        Files.writeString(
            temporary.resolve("site.properties"),
            "spark.eventLog.enabled true\nspark.eventLog.dir %s\nspark.collapsar.from properties\n"
                .formatted(events.toUri()));

    try (StandaloneCluster cluster = StandaloneCluster.start(spark, temporary, 2, 1)) {
      Ended ended = submit(cluster.url(), "client", "--properties-file", properties.toString());
      assertThat(ended.exitCode()).as(ended.said()).isZero();
    }

    assertThat(rows("client")).isEqualTo(SmallSweep.trainedLocally(temporary));
    assertThat(rows("client")).hasSize(SmallSweep.RUNS);
    try (HistoryServer history = HistoryServer.start(spark, temporary, events)) {
      JsonNode application = history.application();
      assertThat(application.get("name").asText()).isEqualTo("small");
      String id = application.get("id").asText();
      assertThat(history.ask(id + "/jobs").findValuesAsText("description"))
          .anyMatch(
              text -> text.matches("small: packs 1–\\d+ of .*, 96 runs of scalar-factorization"))
          .anyMatch(text -> text.startsWith("small: diagrams and report of scalar-factorization"));
      assertThat(history.ask(id + "/stages").findValuesAsText("name"))
          .anyMatch(
              text -> text.matches("small: packs 1–\\d+ of .*, 96 runs of scalar-factorization"));
      String settings = history.ask(id + "/environment").get("sparkProperties").toString();
      assertThat(settings)
          .contains("[\"spark.collapsar.from\",\"properties\"]")
          .contains("[\"spark.executor.memory\",\"640m\"]");
      assertThat(history.ask(id + "/allexecutors").findValuesAsText("id")).contains("0", "1");
    }
  }

  @Test
  @Tag("long")
  @Timeout(600)
  void trainsTheSameBytesWhereTheDriverRunsOnAWorker() throws Exception {
    try (StandaloneCluster cluster = StandaloneCluster.start(spark, temporary, 2, 2)) {
      Ended ended =
          submit(
              cluster.url(),
              "cluster",
              "--deploy-mode",
              "cluster",
              "--driver-memory",
              "512m",
              "--conf",
              "spark.standalone.submit.waitAppCompletion=true",
              "--files",
              temporary.resolve("sweep.conf").toString());
      assertThat(ended.exitCode()).as(ended.said()).isZero();
    }

    assertThat(rows("cluster")).isEqualTo(SmallSweep.trainedLocally(temporary));
  }

  @Test
  @Tag("long")
  @Timeout(600)
  void trainsTheSameBytesWhileExecutorsComeAndGo() throws Exception {
    SmallSweep.writeLopsided(temporary);
    Path events = Files.createDirectory(temporary.resolve("events"));
    Path properties =
        Files.writeString(
            temporary.resolve("site.properties"),
            """
            spark.dynamicAllocation.enabled true
            spark.dynamicAllocation.shuffleTracking.enabled true
            spark.dynamicAllocation.minExecutors 0
            spark.dynamicAllocation.maxExecutors 2
            spark.dynamicAllocation.executorIdleTimeout 1s
            spark.executor.cores 1
            spark.eventLog.enabled true
            spark.eventLog.dir %s
            """
                .formatted(events.toUri()));

    try (StandaloneCluster cluster = StandaloneCluster.start(spark, temporary, 2, 1)) {
      Ended ended = submit(cluster.url(), "elastic", "--properties-file", properties.toString());
      assertThat(ended.exitCode()).as(ended.said()).isZero();
    }

    try (HistoryServer history = HistoryServer.start(spark, temporary, events)) {
      JsonNode executors = history.ask(history.application().get("id").asText() + "/allexecutors");
      assertThat(executors.findValuesAsText("id")).contains("0", "1");
      assertThat(executors.findValuesAsText("removeReason"))
          .as("%s", executors)
          .anyMatch(reason -> reason.contains("idle") || reason.contains("killed by driver"));
    }
    assertThat(rows("elastic")).isEqualTo(SmallSweep.trainedLocally(temporary));
  }
}
