package io.github.collapsar.kernel;

import io.github.collapsar.run.Outcome;
import java.util.List;

/** A block of lanes in training, in either precision. */
interface LaneBlock {

  /** Whether there is nothing left to train. */
  boolean settled();

  /**
   * Trains all lanes for a stretch of steps, on the rows last drawn.
   *
   * @param stepsBefore steps trained so far
   */
  void train(int steps, long stepsBefore);

  /** Adds a point to the curves. */
  void point(long step);

  /** The outcomes of the runs, in their order. */
  List<Outcome> outcomes(double secondsPerRun);
}
