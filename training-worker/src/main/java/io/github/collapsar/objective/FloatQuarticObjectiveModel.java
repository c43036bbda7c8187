package io.github.collapsar.objective;

import io.github.collapsar.kernel.FloatLaneModel;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.vectorization.FloatSharedProduct;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;

/** {@link QuarticObjectiveModel} with its arithmetic in single precision. */
final class FloatQuarticObjectiveModel extends QuarticObjectiveModel implements FloatLaneModel {

  private static final FloatSharedProduct PRODUCT =
      Vectorization.arithmetic().floats().sharedProduct();

  private final int dimension;
  private final boolean diagonal;
  private final float[] entries;
  private final float[] squares;
  private final float[] forms;

  FloatQuarticObjectiveModel(QuarticObjectiveProblem problem, LaneCoordinates lanes) {
    super(problem, lanes);
    this.dimension = problem.dimension();
    this.diagonal = problem.isDiagonal();
    this.entries = lanes.toFloats(problem.entries());
    this.squares = new float[lanes.width()];
    this.forms = new float[lanes.width()];
  }

  @Override
  public void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] loss, float[] gradient) {
    int width = squares.length;
    if (diagonal) {
      for (int i = 0; i < dimension; i++) {
        for (int lane = 0; lane < width; lane++) {
          gradient[i * width + lane] = entries[i] * parameters[i * width + lane];
        }
      }
    } else {
      PRODUCT.multiply(dimension, entries, parameters, width, gradient);
    }
    Arrays.fill(squares, 0f);
    Arrays.fill(forms, 0f);
    for (int i = 0; i < dimension; i++) {
      for (int lane = 0; lane < width; lane++) {
        float w = parameters[i * width + lane];
        squares[lane] = Math.fma(w, w, squares[lane]);
        forms[lane] = Math.fma(w, gradient[i * width + lane], forms[lane]);
      }
    }
    for (int i = 0; i < dimension; i++) {
      for (int lane = 0; lane < width; lane++) {
        int at = i * width + lane;
        gradient[at] = 4f * squares[lane] * parameters[at] - 2f * gradient[at];
      }
    }
    for (int lane = 0; lane < width; lane++) {
      loss[lane] = Math.fma(squares[lane], squares[lane], -forms[lane]);
    }
  }
}
