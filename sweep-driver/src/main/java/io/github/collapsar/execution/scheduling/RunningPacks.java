package io.github.collapsar.execution.scheduling;

import io.github.collapsar.execution.task.PackTask;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * What Spark says of the packs that are being trained.
 *
 * <p>How far they are, by how long they have been and how long they should take: packs take long,
 * and who watches wants to see that something goes on. And why their tasks failed: Spark gives a
 * job up when one of its tasks has failed too often, and the error it then throws says why in words
 * only.
 */
final class RunningPacks extends SparkListener {

  /** A pack that takes longer than it should is never shown as done before it is. */
  private static final double MAX_SHARE = 0.95;

  private record Begun(PackTask task, long time) {}

  /** A job, and what is known of the failures of its tasks. */
  private static final class Job {
    private final PackBatch batch;
    private final Map<Integer, Integer> failures = new HashMap<>();
    private int mostFailures;
    private boolean executorLost;

    Job(PackBatch batch) {
      this.batch = batch;
    }

    /**
     * Spark gives up because of the task that is the first to fail as often as it may: no other one
     * of the job has failed more often.
     */
    void failed(int task, TaskFailedReason reason) {
      int failed = failures.merge(task, 1, Integer::sum);
      if (failed > mostFailures) {
        mostFailures = failed;
        executorLost = reason instanceof ExecutorLostFailure;
      }
    }
  }

  private final Map<String, Job> jobs = new HashMap<>();
  private final Map<Integer, Job> jobOfStage = new HashMap<>();
  private final Map<Long, Begun> begun = new HashMap<>();

  /** A batch is about to be submitted, its data named after it. */
  synchronized void expect(PackBatch batch) {
    jobs.put(batch.toString(), new Job(batch));
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    Job job = jobs.get(submitted.stageInfo().rddInfos().head().name());
    if (job != null) {
      jobOfStage.put(submitted.stageInfo().stageId(), job);
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    Job job = jobOfStage.get(start.stageId());
    if (job != null) {
      PackTask task = job.batch.tasks().get(start.taskInfo().index());
      begun.put(start.taskInfo().taskId(), new Begun(task, start.taskInfo().launchTime()));
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    begun.remove(end.taskInfo().taskId());
    Job job = jobOfStage.get(end.stageId());
    if (job != null
        && end.reason() instanceof TaskFailedReason reason
        && reason.countTowardsTaskFailures()) {
      job.failed(end.taskInfo().index(), reason);
    }
  }

  /** A task's runs were counted; Spark tells of its end later. */
  synchronized void done(PackTask task) {
    begun.values().removeIf(pack -> pack.task().equals(task));
  }

  /** A batch's job ended, well or not. */
  synchronized void ended(PackBatch batch) {
    Job job = jobs.remove(batch.toString());
    jobOfStage.values().removeIf(other -> other == job);
  }

  /** Whether Spark gave a batch up because a task lost its executor once too often. */
  synchronized boolean lostExecutor(PackBatch batch) {
    Job job = jobs.get(batch.toString());
    return job != null && job.executorLost;
  }

  /**
   * About how many runs' worth of training was done in packs that are not finished.
   *
   * @param now milliseconds since 1970
   */
  synchronized double runs(long now) {
    return begun.values().stream()
        .mapToDouble(
            pack -> {
              double expected = 1000 * pack.task().range().seconds();
              double share = expected > 0 ? (now - pack.time()) / expected : 0;
              return Math.max(0, Math.min(MAX_SHARE, share)) * pack.task().range().runs();
            })
        .sum();
  }
}
