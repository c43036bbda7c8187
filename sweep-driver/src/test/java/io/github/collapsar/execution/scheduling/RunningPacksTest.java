package io.github.collapsar.execution.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.execution.task.PackTask;
import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.Selection;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.rdd.DeterministicLevel;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.storage.RDDInfo;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

class RunningPacksTest {

  private static final int STAGE = 7;

  private static final TaskEndReason LOST = lost(true);

  private static final TaskEndReason THREW =
      new ExceptionFailure(new IllegalStateException("ExecutorLostFailure"), none(), false);

  private final RunningPacks running = new RunningPacks();
  private final PackBatch batch =
      new PackBatch(IntStream.range(0, 3).mapToObj(RunningPacksTest::pack).toList());

  private static PackTask pack(int index) {
    PackRange range = new PackRange(10L * index, 10L * index + 10, 10, 2);
    return new PackTask(index + 1, range, Selection.all(30), PackTask.Isolation.NONE, 0);
  }

  private static TaskEndReason lost(boolean causedByTask) {
    return new ExecutorLostFailure("3", causedByTask, Option.apply("it ended"));
  }

  private static <T> Seq<T> none() {
    return CollectionConverters.asScala(List.<T>of()).toList();
  }

  private void submit() {
    running.expect(batch);
    RDDInfo data =
        new RDDInfo(
            0,
            batch.toString(),
            3,
            StorageLevel.NONE(),
            false,
            none(),
            "",
            Option.empty(),
            DeterministicLevel.DETERMINATE());
    StageInfo stage =
        new StageInfo(
            STAGE,
            0,
            "",
            3,
            CollectionConverters.asScala(List.of(data)).toList(),
            none(),
            "",
            TaskMetrics.empty(),
            none(),
            Option.empty(),
            0,
            false,
            0);
    running.onStageSubmitted(new SparkListenerStageSubmitted(stage, new Properties()));
  }

  private static TaskInfo task(int index, long launched) {
    return new TaskInfo(index, index, 0, index, launched, "3", "host", TaskLocality.ANY(), false);
  }

  private void ends(int index, TaskEndReason reason) {
    running.onTaskEnd(
        new SparkListenerTaskEnd(
            STAGE, 0, "ResultTask", reason, task(index, 0), new ExecutorMetrics(), null));
  }

  @Test
  void knowsThatATaskLostItsExecutorOnceTooOften() {
    submit();
    ends(1, THREW);
    ends(1, LOST);

    assertThat(running.lostExecutor(batch)).isTrue();
  }

  @Test
  void blamesNoExecutorWhereTheTaskThatFailedMostOftenThrew() {
    submit();
    ends(0, LOST);
    ends(1, LOST);
    ends(1, THREW);
    ends(2, LOST);
    ends(2, LOST);

    assertThat(running.lostExecutor(batch)).isFalse();
  }

  @Test
  void countsOnlyFailuresThatSparkCounts() {
    submit();
    ends(0, THREW);
    ends(1, lost(false));
    ends(1, lost(false));
    ends(1, new TaskKilled("another attempt succeeded", none(), none(), none()));
    ends(2, Success$.MODULE$);

    assertThat(running.lostExecutor(batch)).isFalse();
  }

  @Test
  void forgetsABatchThatEnded() {
    submit();
    ends(1, LOST);
    running.ended(batch);
    submit();

    assertThat(running.lostExecutor(batch)).isFalse();
  }

  @Test
  void countsRunsOfUnfinishedPacksByTheTimeThatPassed() {
    submit();
    running.onTaskStart(new SparkListenerTaskStart(STAGE, 0, task(0, 1000)));
    running.onTaskStart(new SparkListenerTaskStart(STAGE, 0, task(1, 1000)));

    assertThat(running.runs(2000)).isEqualTo(10);

    running.done(batch.tasks().get(0));
    assertThat(running.runs(2000)).isEqualTo(5);
    assertThat(running.runs(1_000_000)).isEqualTo(9.5);
  }
}
