package io.github.collapsar.execution.training;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import io.github.collapsar.scenario.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a pack whatever its runs do, one replicate after the other. Runs that throw or take too
 * long are halved until those at fault are found: these become failed or timed-out outcomes, and
 * the others complete. One for each pack.
 */
public final class FaultTolerantTrainer {

  private static final int LONGEST_MESSAGE = 2000;
  private static final Logger LOG = LoggerFactory.getLogger(FaultTolerantTrainer.class);

  private final PackTrainer trainer;
  private final TrainingContext context;
  private final TimeLimit limit;
  private boolean logged;

  /** A trainer for one pack. */
  public FaultTolerantTrainer(PackTrainer trainer, TrainingContext context, TimeLimit limit) {
    this.trainer = trainer;
    this.context = context;
    this.limit = limit;
  }

  /**
   * One outcome a run, in the order of the runs.
   *
   * @throws TimeLimit.StuckException if a training goes on after its time
   */
  public List<Outcome> train(List<Run> runs) {
    List<Outcome> outcomes = new ArrayList<>(runs.size());
    int from = 0;
    for (int to = 1; to <= runs.size(); to++) {
      if (to == runs.size() || runs.get(to).replicate() != runs.get(from).replicate()) {
        trainReplicate(runs.subList(from, to), outcomes);
        from = to;
      }
    }
    return outcomes;
  }

  private void trainReplicate(List<Run> runs, List<Outcome> outcomes) {
    long start = System.nanoTime();
    try {
      outcomes.addAll(limit.during(runs.size(), () -> attempt(runs)));
      return;
    } catch (UnavailableException | TimeLimit.StuckException e) {
      throw e;
    } catch (TimeLimit.ExceededException e) {
      LOG.warn("{} runs took longer than they may", runs.size());
      if (runs.size() == 1) {
        outcomes.add(Outcome.timedOut(runs.get(0), limit.message(), since(start)));
        return;
      }
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
      stopIfKilled(e);
      if (!logged) {
        // One stack trace a pack: a log with one for each of a million failures helps nobody.
        LOG.warn("A pack of {} runs failed at {}", runs.size(), runs.get(0).coordinates(), e);
        logged = true;
      }
      if (runs.size() == 1) {
        outcomes.add(failed(runs.get(0), e, since(start)));
        return;
      }
    }
    int half = runs.size() / 2;
    trainReplicate(runs.subList(0, half), outcomes);
    trainReplicate(runs.subList(half, runs.size()), outcomes);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private List<Outcome> attempt(List<Run> runs) {
    List<Outcome> outcomes = trainer.train(new Pack(runs), context);
    if (outcomes.size() != runs.size()) {
      throw new IllegalStateException(
          "the trainer returned %d outcomes for %d runs".formatted(outcomes.size(), runs.size()));
    }
    for (int i = 0; i < runs.size(); i++) {
      if (!outcomes.get(i).run().equals(runs.get(i))) {
        throw new IllegalStateException(
            "the trainer returned the outcome of another run in place " + i);
      }
    }
    return outcomes;
  }

  private static Outcome failed(Run run, Throwable error, double seconds) {
    String text = error.getMessage();
    String message = error.getClass().getName() + (text == null ? "" : ": " + text);
    return Outcome.failed(
        run, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)), seconds);
  }

  /** A task that Spark cancels must end, and not call its runs failed. */
  private static void stopIfKilled(Throwable error) {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.killTaskIfInterrupted();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("Cannot go on training: the task was interrupted", error);
    }
  }
}
