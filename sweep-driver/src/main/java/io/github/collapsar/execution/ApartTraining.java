package io.github.collapsar.execution;

import io.github.collapsar.results.Column;
import io.github.collapsar.results.CurveTable;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.RunTable;
import io.github.collapsar.results.Table;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains runs in a process of their own. If it dies, or does not end in time, they are halved until
 * the runs at fault are found: these become failed or timed-out rows, the others complete. No
 * executor dies on the way.
 *
 * <p>The process reads its runs from a Parquet file and answers with the rows in another, both in a
 * directory for temporary files.
 */
final class ApartTraining {

  private static final Logger LOG = LoggerFactory.getLogger(ApartTraining.class);

  /**
   * So many runs that die one after the other, and none that lives, are not at fault themselves.
   */
  private static final int HOPELESS = 8;

  private final Order order;
  private final TimeLimit limit;
  private final TrainedPack trained;
  private final Configuration hadoop;
  private int died;

  /**
   * @param trained is given the rows
   * @param hadoop reaches the result directory, where checkpoints lie
   */
  ApartTraining(Order order, TimeLimit limit, TrainedPack trained, Configuration hadoop) {
    this.order = order;
    this.limit = limit;
    this.trained = trained;
    this.hadoop = hadoop;
  }

  /**
   * Trains runs.
   *
   * @throws UnavailableException if no process could train any of them
   */
  void train(List<Run> runs) {
    ApartProcess.Ending ending = attempt(runs);
    if (ending.answered()) {
      return;
    }
    LOG.warn("A process that trained {} runs ended: {}", runs.size(), ending.reason());
    if (runs.size() > 1) {
      int half = runs.size() / 2;
      train(runs.subList(0, half));
      train(runs.subList(half, runs.size()));
      return;
    }
    Run run = runs.get(0);
    if (ending.timedOut()) {
      trained.add(List.of(Outcome.timedOut(run, limit.message(), ending.seconds())));
      return;
    }
    died++;
    if (died >= HOPELESS && died == trained.runs().size() + 1) {
      throw new UnavailableException(
          "Cannot train with %s: the first %d runs of a pack each ended their process (%s); see the log for its last words"
              .formatted(order.engine().word(), died, ending.reason()));
    }
    String message = "the process that trained it died: " + ending.reason();
    trained.add(List.of(Outcome.failed(run, message, ending.seconds())));
  }

  private ApartProcess.Ending attempt(List<Run> runs) {
    try (ApartFiles files = ApartFiles.create()) {
      files.writeRuns(trained.scenario(), runs, trained.circumstances());
      files.writeOrder(order, trained.circumstances());
      double seconds = limit.isNone() ? Double.POSITIVE_INFINITY : limit.of(runs.size());
      ApartProcess.Ending ending = ApartProcess.run(files.path(), seconds, hadoop);
      if (ending.answered()) {
        read(files.directory(), files.path());
      }
      return ending;
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot use the directory for temporary files: %s; make room there, or set java.io.tmpdir"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void read(ResultDirectory answer, Path path) {
    LOG.debug("Reading the answer in {}", path);
    List<String> columns =
        new RunTable(trained.scenario()).columns().stream().map(Column::name).toList();
    answer.read(answer.packFile(Table.RUNS, ApartFiles.ANSWER), columns, trained.runs()::add);
    if (answer.published(Table.CURVES, ApartFiles.ANSWER)) {
      List<String> curveColumns =
          new CurveTable(trained.scenario()).columns().stream().map(Column::name).toList();
      answer.read(
          answer.packFile(Table.CURVES, ApartFiles.ANSWER), curveColumns, trained.curves()::add);
    }
  }
}
