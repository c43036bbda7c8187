package io.github.collapsar.execution;

import io.github.collapsar.plan.Costs;
import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.PackStream;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.results.lease.Attempt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
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
 * Submits packs as Spark jobs, the next before the last has run dry. One thread submits and waits;
 * Spark's threads report.
 */
final class Waves implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Waves.class);

  /** How often Spark may give a pack up before the sweep does. */
  private static final int MOST_FAILURES = 3;

  private static final long UPDATE_MILLISECONDS = 200;
  private static final long STOP_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

  private final SparkSession spark;
  private final SweepTraining training;
  private final Costs costs;
  private final Progress progress;
  private final JavaSparkContext context;
  private final PackTraining function;
  private final String group;
  private final Broadcast<?> sharedPlan;

  private final InTraining inTraining = new InTraining();

  /** Released whenever a pack is done or a job is given up. */
  private final Semaphore news = new Semaphore(0);

  // Guarded by this.
  private Tally tally = Tally.NONE;
  private int pending;
  private final Deque<PackTask> again = new ArrayDeque<>();
  private Throwable failure;

  private long submitted;

  Waves(SparkSession spark, SweepTraining training, Costs costs, Progress progress) {
    this.spark = spark;
    this.training = training;
    this.costs = costs;
    this.progress = progress;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.group = "collapsar-" + training.order().sweep() + "-" + System.nanoTime();
    var plan = context.broadcast(training.plan());
    this.sharedPlan = plan;
    this.function =
        new PackTraining(
            plan,
            context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())),
            training.order());
    spark.sparkContext().addSparkListener(inTraining);
  }

  synchronized Tally tally() {
    return tally;
  }

  /** Submits all packs of a stream; returns when the last few are being trained. */
  void train(Selection selection, PackStream packs, PackTask.Care care) {
    while (!packs.isEmpty()) {
      int slots = SparkStart.slots(spark);
      awaitAtMost(WavePolicy.lowWater(slots));
      int most = submitted == 0 ? WavePolicy.first(slots) : WavePolicy.later(slots);
      Wave wave = next(selection, packs, most, slots, care);
      submit(wave, submitted + packs.packsLeft(), packs.isEmpty());
    }
  }

  private Wave next(
      Selection selection, PackStream packs, int most, int slots, PackTask.Care care) {
    List<PackTask> tasks = new ArrayList<>();
    for (PackRange range : packs.next(most, slots)) {
      submitted++;
      tasks.add(new PackTask(submitted, range, selection.within(range), care, 0));
    }
    return new Wave(tasks);
  }

  /** Waits for the end of all packs. */
  void await() {
    awaitAtMost(0);
  }

  /** Waits until no more than so many packs are unfinished. */
  private void awaitAtMost(int most) {
    while (true) {
      List<PackTask> resubmitted = List.of();
      synchronized (this) {
        progress.update(tally, inTraining.runs(System.currentTimeMillis()));
        if (failure != null) {
          throw TrainingException.of(failure, training.directory().location());
        }
        if (!again.isEmpty()) {
          resubmitted = List.copyOf(again);
          again.clear();
        } else if (pending <= most) {
          return;
        }
      }
      if (resubmitted.isEmpty()) {
        pause();
      } else {
        submit(new Wave(resubmitted), submitted, true);
      }
      if (!training.goOn().getAsBoolean()) {
        throw TrainingException.stopped(training.directory().location());
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
      throw TrainingException.of(e, training.directory().location());
    }
  }

  private void submit(Wave wave, long of, boolean last) {
    synchronized (this) {
      pending += wave.tasks().size();
    }
    inTraining.expect(wave);
    SparkContext sc = spark.sparkContext();
    String description = description(wave, of, last);
    sc.setJobGroup(group, description, true);
    sc.setCallSite(description); // names the stage, also in the event log
    try {
      var rdd = context.parallelize(wave.tasks(), wave.tasks().size()).setName(wave.toString());
      List<Object> partitions =
          IntStream.range(0, wave.tasks().size()).mapToObj(i -> (Object) i).toList();
      SimpleFutureAction<BoxedUnit> job =
          sc.submitJob(
              rdd.rdd(),
              function,
              CollectionConverters.asScala(partitions).toList(),
              (index, report) -> {
                done(wave, (Integer) index, report);
                return BoxedUnit.UNIT;
              },
              () -> BoxedUnit.UNIT);
      job.onComplete(
          result -> {
            if (result.isFailure()) {
              failed(wave, result.failed().get());
            }
            return BoxedUnit.UNIT;
          },
          ExecutionContext.global());
    } finally {
      sc.clearJobGroup();
      sc.clearCallSite();
    }
  }

  private String description(Wave wave, long of, boolean last) {
    return "%s: %s of %s%,d, %,d runs of %s"
        .formatted(
            training.order().sweep(),
            wave,
            last ? "" : "about ",
            of,
            wave.tasks().stream().mapToLong(task -> task.range().runs()).sum(),
            training.order().scenario());
  }

  private synchronized void done(Wave wave, int index, PackReport report) {
    PackTask task = wave.done(index);
    tally = tally.plus(report.tally());
    inTraining.done(task);
    SweepMetrics.done(report);
    pending--;
    if (report.seconds() > 0 && task.care() == PackTask.Care.NONE) {
      costs.measured(
          training.plan().run(task.range().from()).coordinates(),
          task.range().runs(),
          report.seconds());
    }
    news.release();
  }

  /** Spark gave a job up: because of a lost executor its packs are tried again, else it is over. */
  private void failed(Wave wave, Throwable error) {
    List<PackTask> undone;
    synchronized (this) {
      undone = wave.undone();
    }
    String text = String.valueOf(error.getMessage());
    boolean lost = text.contains("ExecutorLostFailure") || text.contains("ExecutorLost");
    boolean tooOften = undone.stream().anyMatch(task -> task.failures() >= MOST_FAILURES);
    if (!lost || tooOften) {
      fail(error);
      return;
    }
    LOG.warn(
        "Spark gave up {}; training its {} unfinished packs again", wave, undone.size(), error);
    try {
      Set<String> marked =
          training.directory().attempts().all().stream()
              .map(Attempt.Mark::pack)
              .collect(Collectors.toSet());
      List<PackTask> retried =
          undone.stream()
              .map(
                  task ->
                      task.again(
                          marked.contains(training.packId(task))
                              ? PackTask.Care.APART
                              : task.care()))
              .toList();
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
          && Stream.of(spark.sparkContext().statusTracker().getExecutorInfos())
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
    if (unfinished && !spark.sparkContext().isStopped()) {
      spark.sparkContext().cancelJobGroup(group);
      awaitTasks();
    }
    if (!spark.sparkContext().isStopped()) {
      spark.sparkContext().removeSparkListener(inTraining);
    }
    progress.end(tally());
    sharedPlan.destroy();
  }
}
