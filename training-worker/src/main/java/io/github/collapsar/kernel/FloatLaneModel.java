package io.github.collapsar.kernel;

import io.github.collapsar.vectorization.FloatLaneOperations;

/** A {@link LaneModel} with its arithmetic in single precision. */
public interface FloatLaneModel extends LaneModel {

  /**
   * The loss averaged over a minibatch, without decay, and its gradient.
   *
   * @param parameters at which they are taken
   * @param rows data, the minibatch's rows one after the other from {@code offset} on
   * @param examples the number of rows
   * @param loss receives the loss of each lane; {@code width} values
   * @param gradient receives the gradient, laid out as the parameters
   */
  void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient);

  /**
   * Trains a stretch of steps of plain gradient descent, θ ← θ − rate·(g + decay·θ), for models
   * that do it faster than {@link #gradient} and {@link FloatLaneOperations} one after the other.
   * Taken wherever a run is trained so plainly: SGD at a constant rate, nothing removed.
   *
   * @param parameters θ, changed in place; raised to the floor after every {@link
   *     FloatLaneOperations#FLOOR_EVERY} steps of the run
   * @param rows the minibatches of these steps, {@code examples} rows each, one after the other
   * @param stepsBefore steps trained so far
   * @param lossLimit the largest loss in range
   * @param leftAt per lane the smallest step of this stretch, from 0, at which the loss left its
   *     range; changed in place
   * @return whether the steps were taken; if not, nothing has changed
   */
  default boolean train(
      float[] parameters,
      float[] rows,
      int examples,
      int steps,
      long stepsBefore,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt) {
    return false;
  }
}
