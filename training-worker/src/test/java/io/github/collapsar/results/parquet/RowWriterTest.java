package io.github.collapsar.results.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.results.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowWriterTest {

  private static final List<Column> COLUMNS =
      List.of(
          column("run_id", Column.Type.TEXT, false),
          column("word", Column.Type.TEXT, true),
          column("number", Column.Type.DOUBLE, true),
          column("spectrum", Column.Type.DOUBLES, true),
          column("whole", Column.Type.LONG, true),
          column("replicate", Column.Type.INTEGER, true));

  private final Configuration hadoop = new Configuration(false);

  @TempDir private Path directory;

  private static Column column(String name, Column.Type type, boolean nullable) {
    return new Column(name, type, nullable, Column.Origin.RUN);
  }

  private static Object[] row(Random random, int number) {
    Object[] row = {
      "id" + number,
      random.nextInt(3) == 0 ? "é" : "no",
      random.nextGaussian(),
      random.doubles(random.nextInt(4)).boxed().toList(),
      random.nextLong(),
      number % 7
    };
    int absent = random.nextInt(2 * row.length);
    if (absent > 0 && absent < row.length) {
      row[absent] = null;
    }
    return row;
  }

  @Test
  void givesBackManyRowsInSeveralRowGroups() throws IOException {
    Random random = new Random(1);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < 50_001; i++) {
      rows.add(row(random, i));
    }
    Path path = directory.resolve("rows.parquet");

    try (RowWriter writer = new RowWriter(new LocalOutputFile(path), COLUMNS, hadoop, 1_000_000)) {
      for (Object[] row : rows) {
        writer.write(row);
      }
      writer.end(Map.of());
    }

    RowFiles files = new RowFiles(hadoop);
    List<Object[]> read = new ArrayList<>();
    files.read(new LocalInputFile(path), COLUMNS.stream().map(Column::name).toList(), read::add);
    assertThat(read).usingElementComparator(RowWriterTest::compare).isEqualTo(rows);
    RowFiles.Footer footer = files.footer(new LocalInputFile(path));
    assertThat(footer.rows()).isEqualTo(rows.size());
    assertThat(footer.rowGroups()).isBetween(2L, 8L);
  }

  private static int compare(Object[] one, Object[] other) {
    return Arrays.deepEquals(one, other) ? 0 : 1;
  }
}
