package io.github.collapsar.kernel;

import java.util.function.Function;

/**
 * What the lanes of a pack have in common, drawn once a pack: shapes, data, targets. Immutable, or
 * at least not changed by training.
 *
 * <p>Data come as rows of floats, one an example, the same for all lanes. A row is the standard
 * normal variates of the example, then what {@link #completeRows} derives from them, then label
 * variates drawn anew whenever the example is used. Models that hold their data themselves have
 * rows of length 0, and every step is one "example".
 */
public interface LaneProblem {

  /** A problem whose rows are standard normal variates and nothing else. */
  static LaneProblem of(int variatesPerRow, Function<LaneCoordinates, LaneModel> models) {
    return new LaneProblem() {
      @Override
      public LaneModel model(LaneCoordinates lanes) {
        return models.apply(lanes);
      }

      @Override
      public int variatesPerRow() {
        return variatesPerRow;
      }
    };
  }

  /** The model of a block of lanes: a {@link FloatLaneModel} or a {@code DoubleLaneModel}. */
  LaneModel model(LaneCoordinates lanes);

  /** The most lanes that its models want side by side in a block, a multiple of 16. */
  default int lanesAtMost() {
    return 256;
  }

  /** Standard normal variates that an example takes; they are the first entries of its row. */
  default int variatesPerRow() {
    return 0;
  }

  /** What {@link #completeRows} appends to the variates. */
  default int derivedPerRow() {
    return 0;
  }

  /** Standard normal variates appended anew whenever an example is used: label noise. */
  default int labelVariatesPerRow() {
    return 0;
  }

  /** Length of an example's row. */
  default int rowLength() {
    return variatesPerRow() + derivedPerRow() + labelVariatesPerRow();
  }

  /**
   * Derives from examples' variates what does not depend on the lane.
   *
   * @param rows with the variates of each example at the start of its row, to be completed behind
   *     them; the first row at {@code offset}
   * @param count the number of examples
   * @param task which of the {@link #tasks} the examples belong to, from 0
   */
  default void completeRows(float[] rows, int offset, int count, int task) {}

  /**
   * The number of examples drawn once and used again and again; 0 draws every example anew. A batch
   * of at least this size is the whole set, a smaller one is drawn from it with replacement.
   */
  default int fixedExamples() {
    return 0;
  }

  /** Equal parts of a run, each on fixed examples of its own. */
  default int tasks() {
    return 1;
  }
}
