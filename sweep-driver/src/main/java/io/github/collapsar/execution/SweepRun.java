package io.github.collapsar.execution;

import io.github.collapsar.configuration.Configuration;
import io.github.collapsar.configuration.Refine;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.execution.progress.Progress;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.execution.scheduling.PackJobs;
import io.github.collapsar.execution.scheduling.TaskMemory;
import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.execution.stored.Retry;
import io.github.collapsar.execution.stored.StoredRuns;
import io.github.collapsar.execution.task.PackTask;
import io.github.collapsar.execution.training.TrainingSettings;
import io.github.collapsar.plan.GridInEffect;
import io.github.collapsar.plan.PackSizing;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.refinement.Ending;
import io.github.collapsar.refinement.RunEstimate;
import io.github.collapsar.refinement.Wave;
import io.github.collapsar.results.ResultsException;
import io.github.collapsar.results.directory.Provenance;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One invocation of a sweep on its result directory: plans it, looks which runs are missing, trains
 * these, and writes down what it did. A sweep that is refined does so wave by wave.
 */
public final class SweepRun {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRun.class);

  private final Configuration configuration;
  private final ResultDirectory directory;
  private final Retry retry;
  private final BooleanSupplier goOn;
  private final Consumer<String> notices;
  private final Progress progress;

  /**
   * Nothing is done yet.
   *
   * @param configuration what is wanted
   * @param directory where results go; created, and the caller holds its lease
   * @param retry which runs count as done
   * @param goOn asked several times a second; false ends the training, for the lease is lost
   * @param notices takes, a sentence each, what a user should know
   * @param progress hears how the training goes
   */
  public SweepRun(
      Configuration configuration,
      ResultDirectory directory,
      Retry retry,
      BooleanSupplier goOn,
      Consumer<String> notices,
      Progress progress) {
    this.configuration = configuration;
    this.directory = directory;
    this.retry = retry;
    this.goOn = goOn;
    this.notices = notices;
    this.progress = progress;
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
  public SweepReport train(Supplier<SparkSession> spark, Provenance.Invocation invocation) {
    new ResultPreparation(directory, notices).prepare(configuration.sweep());
    SweepReport report =
        configuration.refine().isPresent()
            ? trainWaves(spark, invocation, configuration.refine().get())
            : trainGrid(spark, invocation);
    directory.attempts().clear();
    return report;
  }

  private SweepReport trainGrid(Supplier<SparkSession> spark, Provenance.Invocation invocation) {
    Sweep sweep = configuration.sweep();
    Plan plan = Plan.of(sweep);
    Selection wanted = plan.selection();
    Selection missing = missing(spark, plan, wanted);
    long stored = wanted.count() - missing.count();
    directory.writeSweep(configuration.render(GridInEffect.of(sweep).keys()));
    if (missing.count() == 0) {
      return nothingToTrain(wanted.count(), Optional.empty());
    }
    if (stored > 0) {
      notices.accept(
          "%,d of %,d runs are done; training the other %,d."
              .formatted(stored, wanted.count(), missing.count()));
    }
    TrainingSession session = new TrainingSession(spark.get(), invocation, plan);
    session.train("Training", missing);
    return session.finish(wanted.count(), Optional.empty());
  }

  private SweepReport trainWaves(
      Supplier<SparkSession> spark, Provenance.Invocation invocation, Refine refine) {
    RefinedSweep refined = RefinedSweep.of(configuration.sweep(), refine, directory);
    directory.writeSweep(configuration.render(GridInEffect.of(configuration.sweep()).keys()));
    Optional<TrainingSession> session = Optional.empty();
    for (Optional<Wave> wave = refined.next(); wave.isPresent(); wave = refined.next()) {
      Selection missing = refined.missing(wave.get(), retry);
      if (missing.count() > 0) {
        if (session.isEmpty()) {
          noticeWaves(refined.estimate());
          session = Optional.of(new TrainingSession(spark.get(), invocation, refined.plan()));
        }
        session.get().train("Wave %d of ?:".formatted(wave.get().number()), missing);
      }
    }
    Ending ending = refined.ending();
    if (session.isEmpty()) {
      return nothingToTrain(ending.runs(), Optional.of(ending));
    }
    return session.get().finish(ending.runs(), Optional.of(ending));
  }

  private Selection missing(Supplier<SparkSession> spark, Plan plan, Selection wanted) {
    StoredRuns stored = new StoredRuns(directory);
    return stored.isSmall()
        ? stored.missing(plan, wanted, retry)
        : stored.missing(spark.get(), plan, wanted, retry);
  }

  private SweepReport nothingToTrain(long wanted, Optional<Ending> ending) {
    notices.accept("Nothing to train: all %,d runs are done.".formatted(wanted));
    return new SweepReport(wanted, Tally.NONE, Duration.ZERO, 1, ending);
  }

  private void noticeWaves(RunEstimate estimate) {
    notices.accept(
        ("Training in waves, estimated at %,d to %,d runs in all. What a wave finds decides on the"
                + " next, so how many there will be is not known: progress and time left are those of"
                + " one wave.")
            .formatted(estimate.low(), estimate.high()));
  }

  /** The trainings of one invocation, which it writes into the provenance. */
  private final class TrainingSession {
    private final SparkSession spark;
    private final Provenance.Invocation invocation;
    private final Provenance before;
    private final Plan plan;
    private final TrainingSettings settings;
    private final PackSizing sizing;
    private final Instant start = Instant.now();
    private Tally trained = Tally.NONE;
    private Duration time = Duration.ZERO;
    private double busySeconds;

    TrainingSession(SparkSession spark, Provenance.Invocation invocation, Plan plan) {
      Sweep sweep = configuration.sweep();
      this.spark = spark;
      this.invocation = invocation;
      this.plan = plan;
      this.sizing = TaskMemory.sizing(spark, sweep);
      this.before =
          directory.provenance().orElse(new Provenance(sweep.name(), sweep.scenario(), List.of()));
      directory.writeProvenance(before.with(invocation));
      this.settings =
          new TrainingSettings(
              sweep.name(),
              sweep.engine().orElseGet(() -> Scenarios.require(sweep.scenario()).engines().get(0)),
              configuration.dataDirectory().orElse(null),
              sweep.curveEvery(),
              sweep.timeLimit(),
              retry == Retry.FAILED ? before.invocations().size() + 1 : 0,
              invocation.collapsar());
    }

    /** Trains the runs and returns when all are stored. */
    void train(String task, Selection missing) {
      Selection suspects = new SuspectRuns(directory).among(plan, missing);
      Selection others = missing;
      if (suspects.count() > 0) {
        notices.accept(
            "%,d runs were being trained when a process died; training them apart."
                .formatted(suspects.count()));
        others = missing.and(index -> !suspects.contains(index));
      }
      LOG.info("{} {} runs", task, missing.count());
      Instant from = Instant.now();
      progress.begin(task, missing.count());
      double utilisation;
      try (PackJobs jobs = new PackJobs(spark, plan, settings, directory, sizing, progress, goOn)) {
        jobs.submit(suspects, PackTask.Isolation.OWN_PROCESS);
        jobs.submit(others, PackTask.Isolation.NONE);
        jobs.await();
        trained = trained.plus(jobs.tally());
        utilisation = jobs.utilisation();
      }
      Duration took = Duration.between(from, Instant.now());
      time = time.plus(took);
      busySeconds += utilisation * took.toMillis() / 1e3;
    }

    SweepReport finish(long wanted, Optional<Ending> ending) {
      Instant end = Instant.now();
      double seconds = Duration.between(start, end).toMillis() / 1e3;
      directory.writeProvenance(
          before.with(invocation.finished(end.toString(), trained.runs(), seconds)));
      return new SweepReport(
          wanted, trained, time, busySeconds / Math.max(1e-3, time.toMillis() / 1e3), ending);
    }
  }
}
