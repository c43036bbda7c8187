package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.vectorization.RowSums;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Inputs and noise: a row is x_1 … x_d, ε, Σx and, with label noise, ξ, which is drawn anew
 * whenever the example is used.
 *
 * @param dimension d
 * @param fixedExamples drawn once; 0 draws every example anew
 * @param tasks equal parts of a run, each on fixed examples of its own
 * @param labelNoise whether there is ξ
 * @param law of the examples
 * @param models the model of a block of lanes
 */
record RegressionProblem(
    int dimension,
    int fixedExamples,
    int tasks,
    boolean labelNoise,
    Law law,
    Function<LaneCoordinates, LaneModel> models)
    implements LaneProblem {

  static final String EXAMPLES = "examples";
  static final String LABEL_NOISE = "label-noise";
  static final String TASKS = "tasks";

  /** How x and ε are distributed. */
  enum Law {
    /** Both standard normal. */
    GAUSSIAN,
    /** x = 1, ε = ±1 with equal odds: the Hessian at the origin takes two values. */
    TWO_POINT;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The parameters that say how data are drawn. */
  static List<Parameter> parameters() {
    return List.of(
        Parameter.whole(
            EXAMPLES, 0, 0, "examples drawn once and used again and again; 0 draws each anew"),
        Parameter.nonNegative(
                LABEL_NOISE, 0, "noise on the labels, drawn anew whenever an example is used")
            .shared());
  }

  /** Gaussian data as the coordinates ask for. */
  static RegressionProblem of(
      Coordinates shared, int dimension, int tasks, Function<LaneCoordinates, LaneModel> models) {
    return new RegressionProblem(
        dimension,
        Math.toIntExact(shared.whole(EXAMPLES)),
        tasks,
        shared.real(LABEL_NOISE) != 0,
        Law.GAUSSIAN,
        models);
  }

  private static final RowSums SUMS = Vectorization.arithmetic().rowSums();

  @Override
  public LaneModel model(LaneCoordinates lanes) {
    return models.apply(lanes);
  }

  /** A single coordinate stays in registers; more pass the cache with a constant stride. */
  @Override
  public int lanesAtMost() {
    return dimension == 1 ? 4 * LaneCoordinates.MULTIPLE : LaneCoordinates.MULTIPLE;
  }

  @Override
  public int variatesPerRow() {
    return dimension + 1;
  }

  @Override
  public int derivedPerRow() {
    return 1;
  }

  @Override
  public int labelVariatesPerRow() {
    return labelNoise ? 1 : 0;
  }

  /** Appends Σx, summed in sixteen chains so that a vector can hold them. */
  @Override
  public void completeRows(float[] rows, int offset, int count, int task) {
    int length = rowLength();
    for (int row = 0; row < count && law == Law.TWO_POINT; row++) {
      int noise = offset + row * length + dimension;
      Arrays.fill(rows, noise - dimension, noise, 1f);
      rows[noise] = Math.copySign(1f, rows[noise]);
    }
    SUMS.sum(rows, offset, length, count, dimension, dimension + 1);
  }
}
