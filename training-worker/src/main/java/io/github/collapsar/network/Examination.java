package io.github.collapsar.network;

import java.util.List;

/** Measures a network in training. */
interface Examination {

  /**
   * What was measured, in the order of the scenario's measurements.
   *
   * @param orderParameter which is among the numbers, too
   * @param numbers NaN where there is none
   */
  record Result(double orderParameter, List<Double> numbers, List<List<Double>> series) {}

  /** Everything, on the images of a task. */
  Result measure(int task);

  /** Notes what became of a task at its end. */
  default void endTask(int task) {}

  /** What has been noted, which {@link #measure} uses and a checkpoint keeps. */
  default List<List<Double>> notes() {
    return List.of();
  }
}
