package io.github.collapsar.execution.scheduling;

import io.github.collapsar.execution.task.PackTask;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Packs that are one Spark job. Not thread-safe. */
final class PackBatch {

  private final List<PackTask> tasks;
  private final BitSet done = new BitSet();

  PackBatch(List<PackTask> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  List<PackTask> tasks() {
    return tasks;
  }

  long runs() {
    return tasks.stream().mapToLong(task -> task.range().runs()).sum();
  }

  PackTask done(int index) {
    done.set(index);
    return tasks.get(index);
  }

  /** The packs of which nothing was heard. */
  List<PackTask> undone() {
    List<PackTask> undone = new ArrayList<>();
    for (int i = done.nextClearBit(0); i < tasks.size(); i = done.nextClearBit(i + 1)) {
      undone.add(tasks.get(i));
    }
    return undone;
  }

  /** Such as "packs 3–17". */
  @Override
  public String toString() {
    long first = tasks.stream().mapToLong(PackTask::number).min().orElse(0);
    long last = tasks.stream().mapToLong(PackTask::number).max().orElse(0);
    return first == last ? "pack " + first : "packs " + first + "–" + last;
  }
}
