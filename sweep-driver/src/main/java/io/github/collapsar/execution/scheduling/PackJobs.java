package io.github.collapsar.execution.scheduling;

import io.github.collapsar.execution.progress.Progress;
import io.github.collapsar.execution.progress.SweepMetrics;
import io.github.collapsar.execution.progress.Tally;
import io.github.collapsar.execution.session.SparkStart;
import io.github.collapsar.execution.session.TrainingException;
import io.github.collapsar.execution.task.PackReport;
import io.github.collapsar.execution.task.PackTask;
import io.github.collapsar.execution.task.PackTraining;
import io.github.collapsar.execution.training.TrainingSettings;
import io.github.collapsar.plan.Costs;
import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.PackSizing;
import io.github.collapsar.plan.PackStream;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.PackId;
import io.github.collapsar.results.directory.ResultDirectory;
import io.github.collapsar.results.lease.Attempt;
import io.github.collapsar.scenario.Scenarios;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkThrowable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Trains runs of a plan on Spark: one task a pack, the longest first, one batch of packs after the
 * other, the next before the last has run dry. What the driver holds depends on the number of
 * executors and not on the number of runs. One thread submits and waits; Spark's threads report.
 */
public final class PackJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PackJobs.class);

  /** How often Spark may give a pack up before the sweep does. */
  private static final int MAX_FAILURES = 3;

  private static final long UPDATE_MILLISECONDS = 200;
  private static final long STOP_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

  private final SparkContext spark;
  private final JavaSparkContext context;
  private final Plan plan;
  private final TrainingSettings settings;
  private final ResultDirectory directory;
  private final PackSizing sizing;
  private final BooleanSupplier goOn;
  private final Progress progress;
  private final Costs costs;
  private final PackTraining function;
  private final String group;
  private final Broadcast<Plan> sharedPlan;
  private final Utilisation utilisation;
  private final RunningPacks running = new RunningPacks();

  /** Released whenever a pack is done or a job is given up. */
  private final Semaphore news = new Semaphore(0);

  // Guarded by this.
  private Tally tally = Tally.NONE;
  private int pending;
  private final Deque<PackTask> again = new ArrayDeque<>();
  private Throwable failure;

  private long submitted;

  /**
   * Nothing is submitted yet.
   *
   * @param directory where results go; prepared, and the caller holds its lease
   * @param sizing what decides how large packs are
   * @param progress hears how the training goes, once it has begun
   * @param goOn asked several times a second; false ends the training
   */
  public PackJobs(
      SparkSession session,
      Plan plan,
      TrainingSettings settings,
      ResultDirectory directory,
      PackSizing sizing,
      Progress progress,
      BooleanSupplier goOn) {
    this.spark = session.sparkContext();
    this.context = JavaSparkContext.fromSparkContext(spark);
    this.plan = plan;
    this.settings = settings;
    this.directory = directory;
    this.sizing = sizing;
    this.progress = progress;
    this.goOn = goOn;
    this.costs = Costs.toBeMeasured(Scenarios.require(plan.scenario()));
    this.group = "collapsar-" + settings.sweep() + "-" + System.nanoTime();
    this.sharedPlan = context.broadcast(plan);
    this.function =
        new PackTraining(
            sharedPlan,
            context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())),
            directory.uri(),
            settings);
    this.utilisation = Utilisation.watch(spark);
    spark.addSparkListener(running);
  }

  /** How the runs ended that are done. */
  public synchronized Tally tally() {
    return tally;
  }

  /** The share of their time until now that executors were training, from 0 to 1. */
  public double utilisation() {
    return utilisation.share();
  }

  /**
   * Submits runs; returns when the last few are being trained.
   *
   * @throws TrainingException if Spark gives up; what was stored by then stays
   */
  public void submit(Selection selection, PackTask.Isolation isolation) {
    PackStream packs = new PackStream(plan, selection, sizing, costs);
    while (!packs.isEmpty()) {
      int slots = SparkStart.slots(spark);
      awaitAtMost(BatchSizes.lowWater(slots));
      int size = submitted == 0 ? BatchSizes.first(slots) : BatchSizes.later(slots);
      List<PackTask> tasks = new ArrayList<>();
      for (PackRange range : packs.next(size, slots)) {
        submitted++;
        tasks.add(new PackTask(submitted, range, selection.within(range), isolation, 0));
      }
      submit(new PackBatch(tasks), submitted + packs.packsLeft(), packs.isEmpty());
    }
  }

  /**
   * Waits for the end of all packs.
   *
   * @throws TrainingException if Spark gives up; what was stored by then stays
   */
  public void await() {
    awaitAtMost(0);
  }

  /** Waits until no more than so many packs are unfinished. */
  private void awaitAtMost(int unfinished) {
    while (true) {
      List<PackTask> resubmitted = List.of();
      synchronized (this) {
        progress.update(tally, running.runs(System.currentTimeMillis()));
        if (failure != null) {
          throw TrainingException.of(failure, directory.location());
        }
        if (!again.isEmpty()) {
          resubmitted = List.copyOf(again);
          again.clear();
        } else if (pending <= unfinished) {
          return;
        }
      }
      if (resubmitted.isEmpty()) {
        pause();
      } else {
        submit(new PackBatch(resubmitted), submitted, true);
      }
      if (!goOn.getAsBoolean()) {
        throw TrainingException.stopped(directory.location());
      }
    }
  }

  private void pause() {
    try {
      if (news.tryAcquire(UPDATE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TrainingException.of(e, directory.location());
    }
  }

  private void submit(PackBatch batch, long of, boolean last) {
    synchronized (this) {
      pending += batch.tasks().size();
    }
    running.expect(batch);
    String description =
        "%s: %s of %s%,d, %,d runs of %s"
            .formatted(
                settings.sweep(), batch, last ? "" : "about ", of, batch.runs(), plan.scenario());
    spark.setJobGroup(group, description, true);
    spark.setCallSite(description); // names the stage, also in the event log
    try {
      var rdd = context.parallelize(batch.tasks(), batch.tasks().size()).setName(batch.toString());
      List<Object> partitions =
          IntStream.range(0, batch.tasks().size()).mapToObj(i -> (Object) i).toList();
      SimpleFutureAction<BoxedUnit> job =
          spark.submitJob(
              rdd.rdd(),
              function,
              CollectionConverters.asScala(partitions).toList(),
              (index, report) -> {
                done(batch, (Integer) index, report);
                return BoxedUnit.UNIT;
              },
              () -> BoxedUnit.UNIT);
      job.onComplete(
          result -> {
            if (result.isFailure()) {
              failed(batch, result.failed().get());
            } else {
              running.ended(batch);
            }
            return BoxedUnit.UNIT;
          },
          ExecutionContext.global());
    } finally {
      spark.clearJobGroup();
      spark.clearCallSite();
    }
  }

  private synchronized void done(PackBatch batch, int index, PackReport report) {
    PackTask task = batch.done(index);
    tally = tally.plus(report.tally());
    running.done(task);
    SweepMetrics.done(report.tally(), report.seconds());
    pending--;
    if (report.seconds() > 0 && task.isolation() == PackTask.Isolation.NONE) {
      costs.measured(
          plan.run(task.range().from()).coordinates(), task.range().runs(), report.seconds());
    }
    news.release();
  }

  /** Spark gave a job up: because of a lost executor its packs are tried again, else it is over. */
  private void failed(PackBatch batch, Throwable error) {
    boolean lost = lostExecutor(batch, error);
    running.ended(batch);
    List<PackTask> undone;
    synchronized (this) {
      undone = batch.undone();
    }
    boolean tooOften = undone.stream().anyMatch(task -> task.failures() >= MAX_FAILURES);
    if (!lost || tooOften) {
      fail(error);
      return;
    }
    LOG.warn(
        "Spark gave up {}; training its {} unfinished packs again", batch, undone.size(), error);
    try {
      List<PackTask> retried = again(undone);
      synchronized (this) {
        pending -= retried.size();
        again.addAll(retried);
        news.release();
      }
    } catch (RuntimeException e) {
      e.addSuppressed(error);
      fail(e);
    }
  }

  private boolean lostExecutor(PackBatch batch, Throwable error) {
    // The error of a job that was cancelled has a condition of its own.
    boolean cancelled = error instanceof SparkThrowable named && named.getCondition() != null;
    if (cancelled || spark.isStopped()) {
      return false;
    }
    try {
      // The job's end is told at once; listeners hear a little later why its tasks ended.
      spark.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      LOG.warn("Spark has not said yet how all tasks of {} ended", batch, e);
    }
    return running.lostExecutor(batch);
  }

  /** Packs that left a mark may have killed their executor. */
  private List<PackTask> again(List<PackTask> packs) {
    Set<String> marked =
        directory.attempts().all().stream().map(Attempt.Mark::pack).collect(Collectors.toSet());
    return packs.stream()
        .map(
            pack ->
                pack.again(
                    marked.contains(packId(pack))
                        ? PackTask.Isolation.OWN_PROCESS
                        : pack.isolation()))
        .toList();
  }

  private String packId(PackTask pack) {
    return PackId.of(
        pack.selection()
            .indexes(pack.range().from(), pack.range().to())
            .mapToObj(index -> plan.run(index).id())
            .toList(),
        settings.round());
  }

  private synchronized void fail(Throwable error) {
    if (failure == null) {
      failure = error;
    }
    news.release();
  }

  /**
   * Gives cancelled tasks time to stop: what they still write should not surprise whoever is next.
   */
  private void awaitTasks() {
    long end = System.nanoTime() + STOP_NANOSECONDS;
    try {
      while (System.nanoTime() < end
          && Stream.of(spark.statusTracker().getExecutorInfos())
              .anyMatch(executor -> executor.numRunningTasks() > 0)) {
        TimeUnit.MILLISECONDS.sleep(UPDATE_MILLISECONDS / 4);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    boolean unfinished;
    synchronized (this) {
      unfinished = pending > 0;
    }
    if (unfinished && !spark.isStopped()) {
      spark.cancelJobGroup(group);
      awaitTasks();
    }
    if (!spark.isStopped()) {
      spark.removeSparkListener(running);
    }
    progress.end(tally());
    sharedPlan.destroy();
    utilisation.close();
  }
}
