package io.github.collapsar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.cluster.Spark.Ended;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Results in a store of objects, through S3A. */
@Tag("cluster")
class S3Test {

  private static final Pattern S3A =
      Pattern.compile(".*/(hadoop-aws|software/amazon|reactivestreams|httpcomponents)/.*");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temporary;

  /** Spark, with S3A and the parts of the AWS SDK that it uses, from the tests' class path. */
  private Spark sparkWithS3() throws Exception {
    Spark spark = Spark.plain(temporary);
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (S3A.matcher(entry).matches()) {
        Path jar = Path.of(entry);
        Files.copy(jar, spark.home().resolve("jars").resolve(jar.getFileName()));
      }
    }
    return spark;
  }

  private Ended submit(Spark spark, S3Server server) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("--master", "local[2]", "--class", Spark.MAIN));
    server
        .settings()
        .forEach(
            (key, value) ->
                arguments.addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    arguments.addAll(
        List.of(
            Spark.SUBMITTED.toString(), "run", "sweep.conf", "--results", "s3a://results/there"));
    return spark.submit(temporary, Map.of(), arguments);
  }

  @Test
  @Timeout(600)
  void trainsTheSameBytesIntoABucketWithoutEverRenamingARow() throws Exception {
    SmallSweep.write(temporary);
    Spark spark = sparkWithS3();
    try (S3Server server = S3Server.start(temporary)) {
      Configuration hadoop = new Configuration();
      server.settings().forEach(hadoop::set);

      Ended first = submit(spark, server);
      assertThat(first.exitCode()).as(first.said()).isZero();
      assertThat(first.said()).contains("small: 96 runs").doesNotContain("secret-of-the-test");
      assertThat(SmallSweep.rows("s3a://results/there", hadoop))
          .hasSize(SmallSweep.RUNS)
          .isEqualTo(SmallSweep.trainedLocally(temporary));
      assertThat(server.requests())
          .filteredOn(request -> request.matches("PUT .*/runs/.*[.]parquet 200 from -"))
          .isNotEmpty();
      assertThat(server.requests())
          .filteredOn(request -> request.contains("/runs/") && !request.endsWith("from -"))
          .isEmpty();

      Ended second = submit(spark, server);
      assertThat(second.said()).contains("Nothing to train: all 96 runs are done.");
    }
  }
}
