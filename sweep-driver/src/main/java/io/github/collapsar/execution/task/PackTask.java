package io.github.collapsar.execution.task;

import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.Selection;
import java.io.Serializable;

/**
 * One task.
 *
 * @param number from 1
 * @param range where its runs lie in the plan
 * @param selection which of them are trained
 * @param isolation whether it may kill its process
 * @param failures how often Spark gave it up
 */
public record PackTask(
    long number, PackRange range, Selection selection, Isolation isolation, int failures)
    implements Serializable {

  /** Where a pack is trained. */
  public enum Isolation {
    /** In the executor. */
    NONE,
    /** In a process of its own, because one that trained it died. */
    OWN_PROCESS
  }

  /** This pack once more, after Spark gave it up. */
  public PackTask again(Isolation with) {
    return new PackTask(number, range, selection, with, failures + 1);
  }

  @Override
  public String toString() {
    return "pack " + number;
  }
}
