package io.github.collapsar.scenario;

import io.github.collapsar.run.Outcome;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains packs with one engine. Thread-safe: one trainer serves all tasks of a JVM.
 *
 * <p>A run's outcome depends on the run alone, never on the pack it is in; a diverging run neither
 * slows nor changes the others.
 */
@FunctionalInterface
public interface PackTrainer {

  /**
   * Trains every run to its last step.
   *
   * @return one outcome a run, in the order of the runs; divergence is an outcome
   * @throws UnavailableException if the machine lacks what training needs: no run is at fault
   * @throws RuntimeException if the pack cannot be trained; the caller then trains its runs one by
   *     one to find the one at fault
   */
  List<Outcome> train(Pack pack, TrainingContext context);

  /**
   * Trainers call this now and then: whoever asked them to stop, because a task was cancelled or a
   * run takes longer than it may, interrupts their thread.
   *
   * @throws CancellationException if the thread was interrupted
   */
  static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the training was stopped");
    }
  }
}
