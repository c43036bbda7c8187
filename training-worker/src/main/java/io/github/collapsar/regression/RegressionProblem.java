package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.Lanes;
import io.github.collapsar.vectorization.VectorUnit;
import java.util.function.Function;

/**
 * Gaussian inputs and label noise: a row is x_1 … x_d, ε, Σx.
 *
 * @param dimension d
 * @param models the model of a block of lanes
 */
record RegressionProblem(int dimension, Function<Lanes, LaneModel> models) implements LaneProblem {

  private static final RowSums SUMS =
      VectorUnit.choose(
          "io.github.collapsar.regression.vector.VectorRowSums",
          RowSums.class,
          new ScalarRowSums());

  @Override
  public LaneModel model(Lanes lanes) {
    return models.apply(lanes);
  }

  /** A single coordinate stays in registers, four vectors side by side; more pass the cache. */
  @Override
  public int lanesAtMost() {
    return dimension == 1 ? 4 * Lanes.MULTIPLE : Lanes.MULTIPLE;
  }

  @Override
  public int variatesPerRow() {
    return dimension + 1;
  }

  @Override
  public int derivedPerRow() {
    return 1;
  }

  /** Appends Σx, summed in sixteen chains so that a vector can hold them. */
  @Override
  public void completeRow(float[] rows, int offset, int task) {
    rows[offset + dimension + 1] = SUMS.sum(rows, offset, dimension);
  }
}
