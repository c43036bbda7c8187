package io.github.collapsar.results.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.StoredRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {

  private record Wide(
      String id,
      String word,
      Double number,
      List<Double> spectrum,
      Long whole,
      Integer replicate) {}

  private static final List<Column<Wide>> COLUMNS =
      List.of(
          Column.text("run_id", Wide::id),
          Column.text("word", Wide::word).orNull(),
          Column.real("number", Wide::number).orNull(),
          Column.reals("spectrum", Wide::spectrum).orNull(),
          Column.whole("whole", Wide::whole).orNull(),
          Column.integer("replicate", Wide::replicate).orNull());

  private final Configuration hadoop = new Configuration(false);

  @TempDir private Path directory;

  private static Wide row(Random random, int number) {
    String word = random.nextInt(3) == 0 ? "é" : "no";
    double real = random.nextGaussian();
    List<Double> spectrum = random.doubles(random.nextInt(4)).boxed().toList();
    long whole = random.nextLong();
    int absent = random.nextInt(12);
    return new Wide(
        "id" + number,
        absent == 1 ? null : word,
        absent == 2 ? null : Double.valueOf(real),
        absent == 3 ? null : spectrum,
        absent == 4 ? null : Long.valueOf(whole),
        absent == 5 ? null : Integer.valueOf(number % 7));
  }

  private static Wide row(StoredRow row) {
    return new Wide(
        row.text("run_id"),
        row.text("word"),
        row.real("number"),
        row.reals("spectrum"),
        row.whole("whole"),
        row.integer("replicate"));
  }

  @Test
  void givesBackManyRowsInSeveralRowGroups() throws IOException {
    Random random = new Random(1);
    List<Wide> rows = new ArrayList<>();
    for (int i = 0; i < 50_001; i++) {
      rows.add(row(random, i));
    }
    Path path = directory.resolve("rows.parquet");

    try (RowWriter<Wide> writer =
        new RowWriter<>(new LocalOutputFile(path), COLUMNS, hadoop, 1_000_000)) {
      for (Wide row : rows) {
        writer.write(row);
      }
      writer.end(Map.of());
    }

    RowFiles files = new RowFiles(hadoop);
    List<Wide> read = new ArrayList<>();
    List<String> names = COLUMNS.stream().map(Column::name).toList();
    files.read(new LocalInputFile(path), names, row -> read.add(row(row)));
    assertThat(read).isEqualTo(rows);
    RowFiles.Footer footer = files.footer(new LocalInputFile(path));
    assertThat(footer.rows()).isEqualTo(rows.size());
    assertThat(footer.rowGroups()).isBetween(2L, 8L);
  }
}
