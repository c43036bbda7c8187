package io.github.collapsar.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit of a page has flipped: no command takes what the page says. */
class DamagedPagesTest {

  @TempDir private Path folder;
  private Path sweep;
  private Path file;

  @BeforeEach
  void trainSweep() throws IOException {
    TestSpark.session();
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
    try (var files = Files.list(sweep.resolve("runs"))) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  /** Flips a bit at the place that a column's entry in the footer says. */
  private void flip(String column, ToLongFunction<ColumnChunkMetaData> place) throws IOException {
    long at;
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      at =
          reader.getRowGroups().get(0).getColumns().stream()
              .filter(chunk -> chunk.getPath().toDotString().equals(column))
              .mapToLong(place)
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 4;
    Files.write(file, bytes);
  }

  private static long lastByte(ColumnChunkMetaData chunk) {
    return chunk.getStartingPos() + chunk.getTotalSize() - 1;
  }

  private void assertRefused(Answer answer) {
    assertThat(answer.code()).as(answer.err()).isEqualTo(3);
    assertThat(answer.err())
        .startsWith("Cannot read file:")
        .contains(file.getFileName() + ":")
        .containsAnyOf("run the sweep again", "collapsar run")
        .doesNotContain("Exception", "FAILED_READ_FILE");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void isFoundBySql() throws IOException {
    flip("loss", DamagedPagesTest::lastByte);

    assertRefused(Answer.of("sql", sweep, "SELECT sum(loss) FROM runs"));
  }

  @Test
  void isFoundByAnalyze() throws IOException {
    flip("loss", DamagedPagesTest::lastByte);

    assertRefused(Answer.of("analyze", sweep));
  }

  @Test
  void isFoundByExportWhichLeavesNoFile() throws IOException {
    flip("loss", DamagedPagesTest::lastByte);
    Path csv = folder.resolve("runs.csv");
    Path parquet = folder.resolve("runs.parquet");

    assertRefused(Answer.of("export", sweep, "--output", csv));
    assertRefused(Answer.of("export", sweep, "--output", parquet));

    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("s.conf", "s");
    }
  }

  @Test
  void isFoundByStatus() throws IOException {
    flip("loss", DamagedPagesTest::lastByte);

    assertRefused(Answer.of("status", sweep));
  }

  /** A reader that asks the dictionary whether there are such rows would find none, and say so. */
  @Test
  void isFoundInADictionaryThatSaysWhichRowsThereAre() throws IOException {
    flip("phase", chunk -> chunk.getFirstDataPageOffset() - 1);

    assertRefused(Answer.of("sql", sweep, "SELECT count(*) FROM runs WHERE phase = 'learned'"));
  }
}
