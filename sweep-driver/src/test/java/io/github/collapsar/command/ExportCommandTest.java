package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sweep, written by one program to be read by others. */
class ExportCommandTest {

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static Path sweep;

  @BeforeAll
  static void trainSweep() throws IOException {
    spark = TestSpark.session();
    Path conf =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            sweep {
              name = s, scenario = probe, replicates = 2
              grid { learning-rate = { log = [1e-3, 10], points = 9 }, weight-decay = [0, 1] }
            }
            diagrams = [{ name = d, x = learning-rate, y = weight-decay }]
            """);
    Answer answer = Answer.of("run", conf, "--results", folder);
    assertThat(answer.code()).as(answer.err()).isZero();
    sweep = folder.resolve("s");
  }

  @Test
  void writesRunsAsCsv() throws IOException {
    Path file = folder.resolve("runs.csv");

    Answer answer = Answer.of("export", sweep, "--output", file);

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).contains(file.toString());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(37);
    assertThat(lines.get(0)).startsWith("run_id,scenario,scenario_version,");
    assertThat(folder.resolve("runs.csv.unfinished")).doesNotExist();
  }

  @Test
  void writesOneParquetFileWithTheSameRows() {
    Path file = folder.resolve("runs.parquet");

    Answer answer = Answer.of("export", sweep, "--output", file);

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(file).isRegularFile();
    Dataset<Row> written = spark.read().parquet(file.toString());
    Dataset<Row> stored = spark.read().parquet(sweep.resolve("runs").toString());
    assertThat(written.count()).isEqualTo(36);
    assertThat(written.except(stored).count()).isZero();
  }

  @Test
  void writesCellsAsJsonWithEveryColumnInEveryLine() throws IOException {
    Path file = folder.resolve("cells.txt");

    Answer answer =
        Answer.of("export", sweep, "--table", "cells", "--format", "json", "--output", file);

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(Files.readAllLines(file))
        .hasSize(18)
        .allMatch(line -> line.startsWith("{\"diagram\":\"d\"") && line.contains("\"loss_mean\":"));
  }

  @Test
  void saysThatThereAreNoCurves() {
    Answer answer =
        Answer.of("export", sweep, "--table", "curves", "--output", folder.resolve("c"));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("Cannot export curves: none were recorded");
  }

  @Test
  void replacesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("precious.csv"), "mine");

    Answer answer = Answer.of("export", sweep, "--output", file);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("it is there already");
    assertThat(file).hasContent("mine");
  }
}
