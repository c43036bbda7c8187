package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.Lanes;
import java.util.function.Function;

/**
 * Gaussian inputs and label noise: a row is x_1 … x_d, ε, Σx.
 *
 * @param dimension d
 * @param models the model of a block of lanes
 */
record RegressionProblem(int dimension, Function<Lanes, LaneModel> models) implements LaneProblem {

  @Override
  public LaneModel model(Lanes lanes) {
    return models.apply(lanes);
  }

  @Override
  public int variatesPerRow() {
    return dimension + 1;
  }

  @Override
  public int derivedPerRow() {
    return 1;
  }

  /** Appends Σx, in four chains so that it does not take longer than a block of lanes. */
  @Override
  public void completeRow(float[] rows, int offset, int task) {
    int whole = dimension & ~3;
    float chain0 = 0;
    float chain1 = 0;
    float chain2 = 0;
    float chain3 = 0;
    for (int i = offset; i < offset + whole; i += 4) {
      chain0 += rows[i];
      chain1 += rows[i + 1];
      chain2 += rows[i + 2];
      chain3 += rows[i + 3];
    }
    for (int i = offset + whole; i < offset + dimension; i++) {
      chain0 += rows[i];
    }
    rows[offset + dimension + 1] = (chain0 + chain1) + (chain2 + chain3);
  }
}
