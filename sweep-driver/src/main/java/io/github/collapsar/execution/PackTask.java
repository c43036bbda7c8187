package io.github.collapsar.execution;

import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.Selection;
import java.io.Serializable;

/**
 * One task.
 *
 * @param number from 1
 * @param range where its runs lie in the plan
 * @param selection which of them are trained
 * @param care whether it may kill its process
 * @param failures how often Spark gave it up
 */
record PackTask(long number, PackRange range, Selection selection, Care care, int failures)
    implements Serializable {

  /** How a pack is trained. */
  enum Care {
    /** In the executor. */
    NONE,
    /** In a process of its own, because one that trained it died. */
    APART
  }

  /** This pack once more, after Spark gave it up. */
  PackTask again(Care with) {
    return new PackTask(number, range, selection, with, failures + 1);
  }

  @Override
  public String toString() {
    return "pack " + number;
  }
}
