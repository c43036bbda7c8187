package io.github.collapsar.command;

import io.github.collapsar.analysis.results.Results;
import io.github.collapsar.analysis.results.UnreadableResultsException;
import io.github.collapsar.command.terminal.TextTable;
import io.github.collapsar.results.directory.ResultDirectory;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      answer(session);
      return ExitCode.DONE;
    }
  }

  private void answer(SparkSession session) {
    try {
      SqlQueries.requireQuery(session, query);
      print(session.sql(query));
    } catch (UsageException e) {
      throw e;
    } catch (Exception e) {
      // Spark, being Scala, throws checked exceptions without declaring them.
      Optional<UnreadableResultsException> unreadable = UnreadableResultsException.in(e);
      if (unreadable.isPresent()) {
        throw unreadable.get();
      }
      throw new UsageException(
          "Cannot answer \"%s\": %s"
              .formatted(query, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
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
