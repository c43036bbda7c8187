package io.github.collapsar.execution;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * How far the packs are that are being trained, by how long they have been and how long they should
 * take: packs take long, and who watches wants to see that something goes on.
 */
final class InTraining extends SparkListener {

  /** A pack that takes longer than it should is never shown as done before it is. */
  private static final double MOST = 0.95;

  private record Begun(PackTask task, long time) {}

  private final Map<String, Wave> waves = new HashMap<>();
  private final Map<Integer, Wave> waveOfStage = new HashMap<>();
  private final Map<Long, Begun> begun = new HashMap<>();

  /** A wave is about to be submitted, its data named after it. */
  synchronized void expect(Wave wave) {
    waves.put(wave.toString(), wave);
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    Wave wave = waves.remove(submitted.stageInfo().rddInfos().head().name());
    if (wave != null) {
      waveOfStage.put(submitted.stageInfo().stageId(), wave);
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
    waveOfStage.remove(completed.stageInfo().stageId());
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    Wave wave = waveOfStage.get(start.stageId());
    if (wave != null) {
      PackTask task = wave.tasks().get(start.taskInfo().index());
      begun.put(start.taskInfo().taskId(), new Begun(task, start.taskInfo().launchTime()));
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    begun.remove(end.taskInfo().taskId());
  }

  /** A task's runs were counted; Spark tells of its end later. */
  synchronized void done(PackTask task) {
    begun.values().removeIf(pack -> pack.task().equals(task));
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
              return Math.max(0, Math.min(MOST, share)) * pack.task().range().runs();
            })
        .sum();
  }
}
