package io.github.collapsar.execution.isolation;

import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunRow;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.directory.TableFiles;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Scenario;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * What passes between a task and the process that trains for it: the settings, the runs and the
 * answer, as files of a directory of their own. Closing deletes it.
 */
final class IsolatedFiles implements AutoCloseable {

  /** The name under which the answer is published. */
  static final String ANSWER = "answer";

  private static final String RUNS = "question";
  private static final String SETTINGS = "settings.properties";

  private final Path path;

  IsolatedFiles(Path path) {
    this.path = path;
  }

  static IsolatedFiles create() throws IOException {
    return new IsolatedFiles(Files.createTempDirectory("collapsar-isolated-"));
  }

  Path path() {
    return path;
  }

  ResultDirectory directory() {
    return ResultDirectory.at(path.toString(), new Configuration());
  }

  /** Writes runs as rows of runs that failed, which have all that identifies a run. */
  void writeRuns(Scenario scenario, List<Run> runs, Circumstances circumstances) {
    RunTable table = new RunTable(scenario);
    List<RunRow> rows =
        runs.stream().map(run -> RunRow.of(Outcome.failed(run, "", 0), circumstances)).toList();
    ResultDirectory directory = directory();
    directory.create();
    directory.runs().publish(RUNS, table.columns(), rows);
  }

  List<Run> readRuns(Scenario scenario) {
    RunTable table = new RunTable(scenario);
    List<String> names = table.columns().stream().map(Column::name).toList();
    List<Run> runs = new ArrayList<>();
    TableFiles stored = directory().runs();
    stored.read(stored.uri(RUNS), names, row -> runs.add(table.row(row).outcome().run()));
    return runs;
  }

  void writeSettings(IsolatedSettings settings) throws IOException {
    try (Writer writer = Files.newBufferedWriter(path.resolve(SETTINGS))) {
      settings.toProperties().store(writer, null);
    }
  }

  IsolatedSettings readSettings() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path.resolve(SETTINGS))) {
      properties.load(reader);
    }
    return IsolatedSettings.of(properties);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }
}
