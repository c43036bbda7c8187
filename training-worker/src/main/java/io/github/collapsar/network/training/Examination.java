package io.github.collapsar.network.training;

import java.util.List;

/** Measures a network that is being trained. */
public interface Examination {

  /** Images that pass through the network at a time. */
  int BATCH_SIZE = 200;

  /**
   * What was measured, in the order of the scenario's measurements.
   *
   * @param orderParameter the order parameter, which is also among the numbers
   * @param numbers NaN where there is none
   */
  record Result(double orderParameter, List<Double> numbers, List<List<Double>> series) {}

  /** Measures everything, on the images of a task. */
  Result measure(int task);

  /** Notes the result of a task at its end. */
  default void endTask(int task) {}

  /** The notes so far, which {@link #measure} uses and a checkpoint keeps. */
  default List<List<Double>> notes() {
    return List.of();
  }
}
