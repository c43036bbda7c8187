package io.github.collapsar.execution.scheduling;

import io.github.collapsar.execution.session.SparkStart;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Measures which share of the time that slots were there a task ran in them. Slots come and go with
 * executors.
 */
final class Utilisation extends SparkListener implements AutoCloseable {

  private final SparkContext spark;
  private final int coresPerTask;
  private final Map<String, Integer> coresOfExecutor = new HashMap<>();
  private final Map<Long, Long> startOfTask = new HashMap<>();
  private double cores;
  private long since;
  private double coreMilliseconds;
  private double busyMilliseconds;

  private Utilisation(SparkContext spark, long now) {
    this.spark = spark;
    this.coresPerTask = spark.conf().getInt("spark.task.cpus", 1);
    this.cores = SparkStart.slots(spark) * (double) coresPerTask;
    this.since = now;
  }

  /** Begins to measure; closing ends it. */
  static Utilisation watch(SparkContext spark) {
    Utilisation utilisation = new Utilisation(spark, System.currentTimeMillis());
    spark.addSparkListener(utilisation);
    return utilisation;
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
    advance(added.time());
    // Those that were there before are counted already, under no name.
    coresOfExecutor.put(added.executorId(), added.executorInfo().totalCores());
    cores += added.executorInfo().totalCores();
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    advance(removed.time());
    Integer gone = coresOfExecutor.remove(removed.executorId());
    cores = gone == null ? SparkStart.slots(spark) * (double) coresPerTask : cores - gone;
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    startOfTask.put(start.taskInfo().taskId(), start.taskInfo().launchTime());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    Long start = startOfTask.remove(end.taskInfo().taskId());
    if (start != null) {
      busyMilliseconds += (double) (end.taskInfo().finishTime() - start) * coresPerTask;
    }
  }

  private void advance(long now) {
    coreMilliseconds += cores * Math.max(0, now - since);
    since = Math.max(since, now);
  }

  /** The share until now, from 0 to 1. */
  double share() {
    try {
      spark.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      // The events of the last tasks are not here yet: the share is a little too low.
    }
    synchronized (this) {
      advance(System.currentTimeMillis());
      return coreMilliseconds == 0 ? 0 : Math.min(1, busyMilliseconds / coreMilliseconds);
    }
  }

  @Override
  public void close() {
    if (!spark.isStopped()) {
      spark.removeSparkListener(this);
    }
  }
}
