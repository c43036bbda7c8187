package io.github.collapsar.execution.isolation;

import io.github.collapsar.execution.training.PackRows;
import io.github.collapsar.execution.training.TimeLimit;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import io.github.collapsar.scenario.UnavailableException;
import java.io.IOException;
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
public final class IsolatedTraining {

  private static final Logger LOG = LoggerFactory.getLogger(IsolatedTraining.class);

  /**
   * So many runs that die one after the other, and none that lives, are not at fault themselves.
   */
  private static final int HOPELESS = 8;

  private final ResultDirectory results;
  private final Configuration hadoop;
  private final Engine engine;
  private final TrainingContext context;
  private final TimeLimit limit;
  private int died;

  /**
   * One for each pack.
   *
   * @param results where checkpoints lie
   * @param hadoop reaches the result directory
   */
  public IsolatedTraining(
      ResultDirectory results,
      Configuration hadoop,
      Engine engine,
      TrainingContext context,
      TimeLimit limit) {
    this.results = results;
    this.hadoop = hadoop;
    this.engine = engine;
    this.context = context;
    this.limit = limit;
  }

  /**
   * Trains runs and adds their rows.
   *
   * @throws UnavailableException if no process could train any of them
   */
  public void train(List<Run> runs, PackRows rows) {
    IsolatedProcess.End end = attempt(runs, rows);
    if (end.answered()) {
      return;
    }
    LOG.warn("A process that trained {} runs ended: {}", runs.size(), end.reason());
    if (runs.size() > 1) {
      int half = runs.size() / 2;
      train(runs.subList(0, half), rows);
      train(runs.subList(half, runs.size()), rows);
      return;
    }
    Run run = runs.get(0);
    if (end.timedOut()) {
      rows.add(List.of(Outcome.timedOut(run, limit.message(), end.seconds())));
      return;
    }
    died++;
    if (died >= HOPELESS && died == rows.size() + 1) {
      throw new UnavailableException(
          "Cannot train with %s: the first %d runs of a pack each ended their process (%s); see the log for its last words"
              .formatted(engine.word(), died, end.reason()));
    }
    String message = "the process that trained it died: " + end.reason();
    rows.add(List.of(Outcome.failed(run, message, end.seconds())));
  }

  private IsolatedProcess.End attempt(List<Run> runs, PackRows rows) {
    try (IsolatedFiles files = IsolatedFiles.create()) {
      files.writeRuns(rows.scenario(), runs, rows.circumstances());
      files.writeSettings(
          new IsolatedSettings(
              results.uri(), rows.scenario().name(), engine, context, rows.circumstances()));
      double seconds = limit.isNone() ? Double.POSITIVE_INFINITY : limit.of(runs.size());
      IsolatedProcess.End end = IsolatedProcess.run(files.path(), seconds, hadoop);
      if (end.answered()) {
        rows.add(files.directory(), IsolatedFiles.ANSWER);
      }
      return end;
    } catch (IOException e) {
      throw new ResultsException(
          "Cannot use the directory for temporary files: %s; make room there, or set java.io.tmpdir"
              .formatted(e.getMessage()),
          e);
    }
  }
}
