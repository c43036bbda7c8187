package io.github.collapsar.analysis;

import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunRow;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Made-up runs written as a sweep writes them. */
public final class SyntheticSweep {

  private final Scenario scenario;
  private final RunTable table;
  private final List<Row> rows = new ArrayList<>();
  private Instant startedAt = Instant.parse("2026-01-01T00:00:00Z");

  public SyntheticSweep(Scenario scenario) {
    this.scenario = scenario;
    this.table = new RunTable(scenario);
  }

  /** The time at which the runs that follow were trained. */
  public SyntheticSweep at(Instant instant) {
    startedAt = instant;
    return this;
  }

  /** Adds a run with some parameters, the others at their defaults, and what came out. */
  public SyntheticSweep add(
      Map<String, Value> parameters, int replicate, Function<Run, Outcome> outcome) {
    Map<String, Value> all = new HashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      all.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    all.putAll(parameters);
    Run run = new Run(scenario.name(), scenario.version(), Coordinates.of(all), 1, replicate);
    RunRow row =
        RunRow.of(
            outcome.apply(run), new Circumstances("kernel", "pack", 0, "here", startedAt, "test"));
    rows.add(
        RowFactory.create(
            table.columns().stream()
                .map(column -> column.value(row))
                .map(value -> value instanceof Instant time ? Timestamp.from(time) : value)
                .toArray()));
    return this;
  }

  /** Writes {@code runs/<file>} below a directory and forgets the runs. */
  public void write(SparkSession spark, Path directory, String file) {
    try {
      Path folder = Files.createDirectories(directory.resolve("runs"));
      Path hidden = folder.resolve("_writing");
      spark.createDataFrame(rows, schema()).coalesce(1).write().parquet(hidden.toString());
      try (var parts = Files.list(hidden)) {
        Path part =
            parts
                .filter(path -> path.getFileName().toString().startsWith("part-"))
                .findFirst()
                .orElseThrow();
        Files.move(part, folder.resolve(file));
      }
      try (var rest = Files.list(hidden)) {
        for (Path path : rest.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(hidden);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.clear();
  }

  private StructType schema() {
    return new StructType(
        table.columns().stream()
            .map(
                column ->
                    new StructField(
                        column.name(),
                        type(column),
                        column.isNullable(),
                        org.apache.spark.sql.types.Metadata.empty()))
            .toArray(StructField[]::new));
  }

  private static DataType type(Column<?> column) {
    return switch (column.type()) {
      case TEXT -> DataTypes.StringType;
      case DOUBLE -> DataTypes.DoubleType;
      case DOUBLES -> DataTypes.createArrayType(DataTypes.DoubleType, false);
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      default -> DataTypes.TimestampType;
    };
  }
}
