package io.github.collapsar.execution;

import io.github.collapsar.results.Circumstances;
import io.github.collapsar.results.Column;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Scenario;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * What passes between a task and the process that trains apart: the order, the runs and the answer,
 * as files of a directory of their own. Closing deletes it.
 */
record ApartFiles(Path path) implements AutoCloseable {

  /** The name under which the answer is published. */
  static final String ANSWER = "answer";

  private static final String RUNS = "question";
  private static final String ORDER = "order.properties";

  static ApartFiles create() throws IOException {
    return new ApartFiles(Files.createTempDirectory("collapsar-apart-"));
  }

  ResultDirectory directory() {
    return ResultDirectory.at(path.toString(), new Configuration());
  }

  /** Writes runs as rows of runs that failed, which have all that identifies a run. */
  void writeRuns(Scenario scenario, List<Run> runs, Circumstances circumstances) {
    RunTable table = new RunTable(scenario);
    List<Object[]> rows =
        runs.stream().map(run -> table.row(Outcome.failed(run, "", 0), circumstances)).toList();
    ResultDirectory directory = directory();
    directory.create();
    directory.publish(Table.RUNS, RUNS, table.columns(), rows);
  }

  List<Run> readRuns(Scenario scenario) {
    RunTable table = new RunTable(scenario);
    List<String> names = table.columns().stream().map(Column::name).toList();
    List<Run> runs = new ArrayList<>();
    ResultDirectory directory = directory();
    directory.read(
        directory.packFile(Table.RUNS, RUNS),
        names,
        row -> runs.add(table.run(column -> row[names.indexOf(column)])));
    return runs;
  }

  void writeOrder(Order order, Circumstances circumstances) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("directory", order.directory());
    properties.setProperty("scenario", order.scenario());
    properties.setProperty("engine", order.engine().name());
    if (order.dataDirectory() != null) {
      properties.setProperty("data", order.dataDirectory());
    }
    if (order.gpu() != null) {
      properties.setProperty("gpu", order.gpu());
    }
    properties.setProperty("curve-every", Long.toString(order.curveEvery()));
    properties.setProperty("sweep", order.sweep());
    properties.setProperty("version", circumstances.version());
    properties.setProperty("pack", circumstances.packId());
    properties.setProperty("attempt", Integer.toString(circumstances.attempt()));
    properties.setProperty("host", circumstances.host());
    properties.setProperty("started", circumstances.startedAt().toString());
    try (Writer writer = Files.newBufferedWriter(path.resolve(ORDER))) {
      properties.store(writer, null);
    }
  }

  Properties readOrder() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path.resolve(ORDER))) {
      properties.load(reader);
    }
    return properties;
  }

  static Order order(Properties properties) {
    return new Order(
        properties.getProperty("directory"),
        properties.getProperty("sweep"),
        properties.getProperty("scenario"),
        Engine.valueOf(properties.getProperty("engine")),
        properties.getProperty("data"),
        Long.parseLong(properties.getProperty("curve-every")),
        0,
        0,
        properties.getProperty("version"),
        properties.getProperty("gpu"));
  }

  static Circumstances circumstances(Order order, Properties properties) {
    return new Circumstances(
        order.engine().word(),
        properties.getProperty("pack"),
        Integer.parseInt(properties.getProperty("attempt")),
        properties.getProperty("host"),
        Instant.parse(properties.getProperty("started")),
        order.version());
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
