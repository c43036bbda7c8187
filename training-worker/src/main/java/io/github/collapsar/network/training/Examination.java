package io.github.collapsar.network.training;

import io.github.collapsar.run.Measured;
import java.util.List;

/** Measures a network that is being trained. */
public interface Examination {

  /** Images that pass through the network at a time. */
  int BATCH_SIZE = 200;

  /**
   * Measures everything, on the images of a task.
   *
   * @param measured receives what has a value
   */
  void measure(int task, Measured.Builder measured);

  /** Notes the result of a task at its end. */
  default void endTask(int task) {}

  /** The notes so far, which {@link #measure} uses and a checkpoint keeps. */
  default List<List<Double>> notes() {
    return List.of();
  }
}
