package io.github.collapsar.execution;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.configuration.Experiment;
import io.github.collapsar.configuration.Refine;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.plan.GridInEffect;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.refinement.Ending;
import io.github.collapsar.refinement.RunEstimate;
import io.github.collapsar.refinement.Wave;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.directory.Provenance;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One invocation of a sweep on its result directory: plans it, looks which runs are missing, trains
 * these.
 *
 * @param configuration what is wanted
 * @param directory where results go; created, and the caller holds its lease
 * @param retry which runs count as done
 * @param goOn asked several times a second; false ends the training, for the lease is lost
 * @param notices told, a sentence each, what a user should know
 * @param progress told how the training goes
 */
public record SweepRun(
    Configuration configuration,
    ResultDirectory directory,
    Retry retry,
    BooleanSupplier goOn,
    Consumer<String> notices,
    Progress progress) {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

  /**
   * What was done.
   *
   * @param wanted the sweep's runs
   * @param trained how those ended that were trained now
   * @param training how long their training took on the clock
   * @param utilisation the share of their time that executors were training, from 0 to 1
   * @param ending where the refinement stopped, if it was one
   */
  public record Report(
      long wanted, Tally trained, Duration training, double utilisation, Optional<Ending> ending) {}

  /** Which runs count as done. */
  public enum Retry {
    /** Every stored one, however it ended. */
    NOTHING,
    /** Only those that completed: what failed or timed out is trained again. */
    FAILED
  }

  /**
   * Trains what is missing.
   *
   * @param spark gives the session, waiting for it if it is still starting; asked for only when it
   *     is needed
   * @param invocation what provenance says of this
   * @throws TrainingException if Spark gives up; what was stored by then stays
   * @throws ResultsException if the directory cannot be used
   */
  public Report train(Supplier<SparkSession> spark, Provenance.Invocation invocation) {
    Sweep sweep = configuration.sweep();
    requireSameScenario(sweep);
    noticeOtherCurves(sweep);
    directory.removeLeftovers();
    setAsideDamaged();
    Report report =
        configuration.refine().isPresent()
            ? refine(spark, invocation, configuration.refine().get())
            : trainGrid(spark, invocation);
    directory.attempts().clear();
    return report;
  }

  private Report trainGrid(Supplier<SparkSession> spark, Provenance.Invocation invocation) {
    Sweep sweep = configuration.sweep();
    Plan plan = Plan.of(sweep);
    Selection wanted = plan.selection();
    Selection missing = missing(spark, plan, wanted);
    long stored = wanted.count() - missing.count();
    directory.writeSweep(configuration.render(GridInEffect.of(sweep).keys()));
    if (missing.count() == 0) {
      notices.accept("Nothing to train: all %,d runs are done.".formatted(wanted.count()));
      return new Report(wanted.count(), Tally.NONE, Duration.ZERO, 1, Optional.empty());
    }
    if (stored > 0) {
      notices.accept(
          "%,d of %,d runs are done; training the other %,d."
              .formatted(stored, wanted.count(), missing.count()));
    }
    Sitting sitting = new Sitting(spark.get(), invocation, plan);
    sitting.train("Training", missing);
    return sitting.finish(wanted.count(), Optional.empty());
  }

  private Report refine(
      Supplier<SparkSession> spark, Provenance.Invocation invocation, Refine refine) {
    RefinedSweep refined = RefinedSweep.of(configuration.sweep(), refine, directory);
    directory.writeSweep(configuration.render(GridInEffect.of(configuration.sweep()).keys()));
    Optional<Sitting> sitting = Optional.empty();
    for (Optional<Wave> wave = refined.next(); wave.isPresent(); wave = refined.next()) {
      Selection missing = refined.missing(wave.get(), retry);
      if (missing.count() > 0) {
        if (sitting.isEmpty()) {
          noticeWaves(refined.estimate());
          sitting = Optional.of(new Sitting(spark.get(), invocation, refined.plan()));
        }
        sitting.get().train("Wave %d of ?:".formatted(wave.get().number()), missing);
      }
    }
    Ending ending = refined.ending();
    if (sitting.isEmpty()) {
      notices.accept("Nothing to train: all %,d runs are done.".formatted(ending.runs()));
      return new Report(ending.runs(), Tally.NONE, Duration.ZERO, 1, Optional.of(ending));
    }
    return sitting.get().finish(ending.runs(), Optional.of(ending));
  }

  private void noticeWaves(RunEstimate estimate) {
    notices.accept(
        ("Training in waves, estimated at %,d to %,d runs in all. What a wave finds decides on the"
                + " next, so how many there will be is not known: progress and time left are those of"
                + " one wave.")
            .formatted(estimate.low(), estimate.high()));
  }

  /** The trainings of one invocation. */
  private final class Sitting {
    private final SparkSession spark;
    private final Provenance.Invocation invocation;
    private final Provenance before;
    private final SweepTraining training;
    private final Instant start = Instant.now();
    private Tally trained = Tally.NONE;
    private Duration time = Duration.ZERO;
    private double busySeconds;

    Sitting(SparkSession spark, Provenance.Invocation invocation, Plan plan) {
      Sweep sweep = configuration.sweep();
      Scenario scenario = Scenarios.require(sweep.scenario());
      this.spark = spark;
      this.invocation = invocation;
      this.before =
          directory.provenance().orElse(new Provenance(sweep.name(), sweep.scenario(), List.of()));
      directory.writeProvenance(before.with(invocation));
      Order order =
          new Order(
              directory.uri(),
              sweep.name(),
              scenario.name(),
              sweep.engine().orElse(scenario.engines().get(0)),
              configuration.dataDirectory().orElse(null),
              sweep.curveEvery(),
              sweep.timeLimit(),
              retry == Retry.FAILED ? before.invocations().size() + 1 : 0,
              invocation.collapsar(),
              null);
      this.training =
          new SweepTraining(plan, order, directory, TaskMemory.sizing(spark, sweep), goOn);
    }

    void train(String task, Selection missing) {
      Selection suspects = new Suspects(directory).among(training.plan(), missing);
      if (suspects.count() > 0) {
        notices.accept(
            "%,d runs were being trained when a process died; training them apart."
                .formatted(suspects.count()));
      }
      LOG.info("{} {} runs", task, missing.count());
      Instant from = Instant.now();
      SweepTraining.Result result = training.train(spark, task, missing, suspects, progress);
      Duration took = Duration.between(from, Instant.now());
      trained = trained.plus(result.tally());
      time = time.plus(took);
      busySeconds += result.utilisation() * took.toMillis() / 1e3;
    }

    Report finish(long wanted, Optional<Ending> ending) {
      Instant end = Instant.now();
      double seconds = Duration.between(start, end).toMillis() / 1e3;
      directory.writeProvenance(
          before.with(invocation.finished(end.toString(), trained.runs(), seconds)));
      return new Report(
          wanted, trained, time, busySeconds / Math.max(1e-3, time.toMillis() / 1e3), ending);
    }
  }

  private Selection missing(Supplier<SparkSession> spark, Plan plan, Selection wanted) {
    StoredRuns stored = new StoredRuns(directory);
    return stored.isSmall()
        ? stored.missing(plan, wanted, retry)
        : stored.missing(spark.get(), plan, wanted, retry);
  }

  /** Rows of two scenarios have different columns, and nobody could read them together. */
  private void requireSameScenario(Sweep sweep) {
    Optional<String> other =
        directory.provenance().map(Provenance::scenario).filter(s -> !s.equals(sweep.scenario()));
    if (other.isPresent()) {
      throw new ResultsException(
          ("Cannot use %s: it holds runs of the scenario %s, and this sweep's is %s; give the sweep"
                  + " another name or another directory with --results")
              .formatted(directory.location(), other.get(), sweep.scenario()));
    }
  }

  /** A run's identity does not say how often it was recorded. */
  private void noticeOtherCurves(Sweep sweep) {
    long before =
        directory
            .sweep()
            .map(Experiment::storedCurveEvery)
            .orElse(OptionalLong.empty())
            .orElse(sweep.curveEvery());
    if (sweep.curveEvery() > 0 && before != sweep.curveEvery()) {
      notices.accept(
          ("curve-every = %,d is for the runs that are trained now: stored ones keep %s; for curves of"
                  + " all give the sweep another name.")
              .formatted(
                  sweep.curveEvery(),
                  before == 0
                      ? "none"
                      : "those they have, one value in %,d steps".formatted(before)));
    }
  }

  private void setAsideDamaged() {
    for (StoredRuns.Damaged damaged : new StoredRuns(directory).damaged()) {
      String kept = directory.setAside(damaged.file());
      notices.accept(
          "Cannot read %s (%s): set it aside as %s; its runs are trained again."
              .formatted(damaged.file(), damaged.reason(), kept));
    }
  }
}
