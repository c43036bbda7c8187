package io.github.collapsar.execution;

import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.Packs;
import io.github.collapsar.plan.Plan;
import io.github.collapsar.plan.Selection;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.TrainingContext;
import io.github.collapsar.store.ResultDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Trains runs of a plan on Spark: one task a pack, longest first. Each task publishes its own rows.
 *
 * @param plan the runs
 * @param scenario the scenario's name
 * @param engine what trains
 * @param context what training needs besides
 * @param directory where results go; prepared, and the caller holds its lease
 * @param version Collapsar's version, for the rows
 */
record SweepTraining(
    Plan plan,
    String scenario,
    Engine engine,
    TrainingContext context,
    ResultDirectory directory,
    String version) {

  private static final long UPDATE_MILLISECONDS = 200;

  /**
   * Trains the selected runs and returns when all are stored.
   *
   * @param packs the packs of these runs
   * @return how they ended
   * @throws TrainingException if Spark gives up; what was stored by then stays
   */
  Tally train(SparkSession spark, Selection selection, Packs packs, Progress progress) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    TallyAccumulator tally = new TallyAccumulator();
    spark.sparkContext().register(tally, "runs by outcome");
    progress.begin(selection.count(), packs.size());
    ScheduledExecutorService updates =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> updating =
        updates.scheduleWithFixedDelay(
            () -> progress.update(tally.value()),
            UPDATE_MILLISECONDS,
            UPDATE_MILLISECONDS,
            TimeUnit.MILLISECONDS);
    try {
      submit(context, tasks(selection, packs), tally);
    } catch (Exception e) {
      throw TrainingException.of(e, directory.location());
    } finally {
      updating.cancel(false);
      stop(updates);
      progress.end(tally.value());
    }
    return tally.value();
  }

  private void submit(JavaSparkContext context, List<PackTask> tasks, TallyAccumulator tally) {
    PackTraining training =
        new PackTraining(
            context.broadcast(plan),
            context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())),
            directory.uri(),
            scenario,
            engine,
            this.context,
            version,
            tally);
    context.setJobDescription("train %d packs of %s".formatted(tasks.size(), scenario));
    try {
      context.parallelize(tasks, tasks.size()).setName("packs").foreach(training);
    } finally {
      context.setJobDescription(null);
    }
  }

  private static List<PackTask> tasks(Selection selection, Packs packs) {
    List<PackTask> tasks = new ArrayList<>(packs.size());
    for (PackRange range : packs) {
      tasks.add(new PackTask(tasks.size() + 1, packs.size(), range, selection.within(range)));
    }
    return tasks;
  }

  private static void stop(ScheduledExecutorService updates) {
    updates.shutdown();
    try {
      updates.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
