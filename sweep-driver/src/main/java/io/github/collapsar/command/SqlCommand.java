package io.github.collapsar.command;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the results. */
@Command(
    name = "sql",
    description = "Spark SQL over the views runs, curves and cells of a result directory.",
    footer = {
      "",
      "Example: collapsar sql results/quickstart \"SELECT phase, count(*) FROM runs GROUP BY phase\""
    })
final class SqlCommand implements Callable<Integer> {

  enum Format {
    TABLE,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private MasterOption master;

  @Parameters(index = "0", paramLabel = "DIR", description = "the result directory of a sweep")
  private String location;

  @Parameters(index = "1", paramLabel = "QUERY", description = "the query")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "table")
  private Format format;

  @Override
  public Integer call() {
    ResultDirectory directory = Hadoop.existing(location);
    LogFile.open("sql", directory);
    try (SparkStarting spark = SparkStarting.begin("sql", master.master(), Map.of())) {
      SparkSession session = spark.get();
      Results.open(session, directory.uri());
      print(answer(session));
      return ExitCode.DONE;
    }
  }

  private Dataset<Row> answer(SparkSession session) {
    try {
      return session.sql(query);
    } catch (Exception e) {
      // Checked in Scala only: Java cannot name it in a catch of its own.
      if (e instanceof AnalysisException || e instanceof RuntimeException) {
        throw new UsageException(
            "Cannot answer \"%s\": %s"
                .formatted(query, e.getMessage().lines().findFirst().orElse("")));
      }
      throw e;
    }
  }

  private void print(Dataset<Row> answer) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.CSV) {
      out.println(Csv.line((Object[]) answer.columns()));
      for (Iterator<Row> rows = answer.toLocalIterator(); rows.hasNext(); ) {
        out.println(Csv.line(Csv.cells(rows.next())));
      }
      return;
    }
    TextTable table = TextTable.of(answer.columns());
    answer.toLocalIterator().forEachRemaining(row -> table.row(Csv.cells(row)));
    table.print(out);
  }
}
