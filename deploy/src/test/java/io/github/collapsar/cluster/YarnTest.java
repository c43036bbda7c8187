package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.cluster.Spark.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar for spark-submit on YARN, authenticated and encrypted, with results on HDFS. */
@Tag("cluster")
@Tag("slow")
class YarnTest {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  private Spark spark;

  @BeforeEach
  void findSpark() throws Exception {
    spark = Spark.installed();
    SmallSweep.write(temporary);
  }

  private Ended submit(HadoopProcess hadoop, String results, String... options) throws Exception {
    String brief = "JAVA_TOOL_OPTIONS=" + Spark.BRIEF_LIVES;
    Stream<String> arguments =
        Stream.of(
                List.of("--master", "yarn", "--class", Spark.MAIN, "--num-executors", "2"),
                List.of("--conf", "spark.yarn.jars=local:" + spark.home().resolve("jars") + "/*"),
                List.of("--conf", "spark.yarn.maxAppAttempts=1"),
                List.of(
                    "--properties-file",
                    Path.of("security.properties").toAbsolutePath().toString()),
                List.of("--conf", "spark.yarn.appMasterEnv." + brief),
                List.of("--conf", "spark.executorEnv." + brief),
                List.of(options),
                List.of(Spark.SUBMITTED.toString(), "run", "sweep.conf", "--results", results))
            .flatMap(List::stream);
    return spark.submit(
        temporary, Map.of("HADOOP_CONF_DIR", hadoop.settings().toString()), arguments.toList());
  }

  @Test
  @Timeout(900)
  void trainsTheSameBytesOnHdfsInClientAndClusterMode() throws Exception {
    try (HadoopProcess hadoop = HadoopProcess.start(spark, temporary)) {
      String results = hadoop.configuration().get("fs.defaultFS") + "/results/";
      Ended client = submit(hadoop, results + "client");
      assertThat(client.exitCode()).as(client.said()).isZero();
      Ended inCluster =
          submit(
              hadoop,
              results + "cluster",
              "--deploy-mode",
              "cluster",
              "--driver-memory",
              "512m",
              "--files",
              temporary.resolve("sweep.conf").toString());
      assertThat(inCluster.exitCode()).as(inCluster.said()).isZero();

      List<String> local = SmallSweep.trainedLocally(temporary);
      assertThat(local).hasSize(SmallSweep.RUNS);
      assertThat(SmallSweep.rows(results + "client", hadoop.configuration())).isEqualTo(local);
      assertThat(SmallSweep.rows(results + "cluster", hadoop.configuration())).isEqualTo(local);
    }
  }

  @Test
  @Timeout(900)
  void anErrorFailsTheApplication() throws Exception {
    try (HadoopProcess hadoop = HadoopProcess.start(spark, temporary)) {
      Ended ended = submit(hadoop, "/results", "--deploy-mode", "cluster");

      assertThat(ended.exitCode()).as(ended.said()).isNotZero();
    }
  }
}
