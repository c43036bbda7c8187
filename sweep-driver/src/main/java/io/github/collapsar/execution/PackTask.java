package io.github.collapsar.execution;

import io.github.collapsar.plan.PackRange;
import io.github.collapsar.plan.Selection;
import java.io.Serializable;

/**
 * One task.
 *
 * @param number from 1
 * @param of how many there are
 * @param range where its runs lie in the plan
 * @param selection which of them are trained
 */
record PackTask(int number, int of, PackRange range, Selection selection) implements Serializable {

  @Override
  public String toString() {
    return "pack " + number + " of " + of;
  }
}
