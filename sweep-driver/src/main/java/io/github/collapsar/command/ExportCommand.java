package io.github.collapsar.command;

import io.github.collapsar.analysis.results.ResultFiles;
import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a table of the results as one file for other programs. */
@Command(
    name = "export",
    description = "Writes a table of a result directory as one file: CSV, JSON or Parquet.",
    footer = {
      "",
      "JSON has one object a line. An existing file is not replaced.",
      "",
      "Example: collapsar export results/quickstart --format parquet --table cells"
    })
final class ExportCommand implements Callable<Integer> {

  enum Format {
    CSV,
    JSON,
    PARQUET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum ExportedTable {
    RUNS,
    CURVES,
    CELLS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private MasterOption master;

  @Parameters(paramLabel = "DIR", description = "the result directory of a sweep")
  private String location;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "one of ${COMPLETION-CANDIDATES}; without it, what the file's name ends in, else csv")
  private Format format;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "runs")
  private ExportedTable table;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "the file to write (default: DIR's name, the table and the format, here)")
  private Path output;

  @Override
  public Integer call() {
    ResultDirectory directory = Hadoop.existing(location);
    Format chosen = Optional.ofNullable(format).orElseGet(this::formatOfName);
    Path file = Optional.ofNullable(output).orElseGet(() -> defaultFile(directory, chosen));
    if (Files.exists(file)) {
      throw new UsageException(
          "Cannot write %s: it is there already; remove it or name another with --output"
              .formatted(file));
    }
    LogFile.open("export", directory);
    try (SparkStarting spark = SparkStarting.begin("export", master.master(), Map.of())) {
      SparkSession session = spark.get();
      Results.open(session, directory.uri());
      write(session, rows(session), chosen, file);
      spec.commandLine().getOut().printf("%-8s %s%n", table, file);
      return ExitCode.DONE;
    }
  }

  private Format formatOfName() {
    String name = output == null ? "" : output.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(Format.values())
        .filter(one -> name.endsWith("." + one))
        .findFirst()
        .orElse(Format.CSV);
  }

  private Path defaultFile(ResultDirectory directory, Format chosen) {
    String name = new org.apache.hadoop.fs.Path(directory.uri()).getName();
    return Path.of("%s-%s.%s".formatted(name, table, chosen));
  }

  private Dataset<Row> rows(SparkSession session) {
    if (!session.catalog().tableExists(table.toString())) {
      throw new UsageException(
          table == ExportedTable.CURVES
              ? "Cannot export curves: none were recorded; set sweep.curve-every and run again"
              : "Cannot export cells: there is no diagram yet; collapsar analyze %s draws them"
                  .formatted(location));
    }
    return session.table(table.toString());
  }

  private static void write(SparkSession session, Dataset<Row> rows, Format format, Path file) {
    if (format == Format.PARQUET) {
      Path whole = file.toAbsolutePath();
      new ResultFiles(session, whole.getParent().toUri().toString())
          .writeParquet(whole.getFileName().toString(), rows);
    } else if (format == Format.CSV) {
      String header = Csv.line((Object[]) rows.columns());
      lines(file, Optional.of(header), rows.toLocalIterator(), row -> Csv.line(Csv.cells(row)));
    } else {
      Map<String, String> withNulls = Map.of("ignoreNullFields", "false");
      Dataset<String> objects =
          rows.select(functions.to_json(functions.struct("*"), withNulls)).as(Encoders.STRING());
      lines(file, Optional.empty(), objects.toLocalIterator(), line -> line);
    }
  }

  /** Under another name first, so that the file is whole or not there. */
  private static <T> void lines(
      Path file, Optional<String> header, Iterator<T> rows, Function<T, String> line) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try {
        try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
          if (header.isPresent()) {
            writer.append(header.get()).append('\n');
          }
          while (rows.hasNext()) {
            writer.append(line.apply(rows.next())).append('\n');
          }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write %s: %s; check that its directory is there and writable"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
