package io.github.collapsar.objective;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.Sparsity;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import java.util.Arrays;

/** {@link QuarticObjective} for a block of lanes: parameters w. */
abstract class QuarticObjectiveModel implements LaneModel {

  private final QuarticObjectiveProblem problem;
  private final LaneCoordinates lanes;
  private final double[] cut;

  QuarticObjectiveModel(QuarticObjectiveProblem problem, LaneCoordinates lanes) {
    this.problem = problem;
    this.lanes = lanes;
    this.cut = lanes.doubles(QuarticObjective.CUT);
  }

  @Override
  public final int parameters() {
    return problem.dimension();
  }

  @Override
  public final int degree() {
    return 3;
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    float[] draws = new float[parameters()];
    streams.normals(Purpose.INITIALIZATION).fill(draws, 0, draws.length);
    double[] scale = lanes.doubles(QuarticObjective.START);
    double root = Math.sqrt(parameters());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = scale[i % scale.length] / root * draws[i / scale.length];
    }
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    int d = problem.dimension();
    double[] b = problem.entries();
    double[] projections;
    double largest;
    double form = 0;
    if (problem.isDiagonal()) {
      projections = parameters;
      largest = Arrays.stream(b).max().orElseThrow();
      for (int i = 0; i < d; i++) {
        form += b[i] * parameters[i] * parameters[i];
      }
    } else {
      projections = problem.eigen().vectors().times(Matrix.of(d, 1, parameters)).values();
      largest = Arrays.stream(problem.eigen().values()).max().orElseThrow();
      for (int i = 0; i < d; i++) {
        form += problem.eigen().values()[i] * projections[i] * projections[i];
      }
    }
    double square = Arrays.stream(parameters).map(w -> w * w).sum();
    double kept = below(cut[lane], projections);
    double best = largest > 0 ? -largest * largest / 4 : 0;
    measured
        .put("loss", square * square - form)
        .put("order_parameter", kept / d)
        .put("degree_of_symmetry", kept)
        .put("degree_of_symmetry_1e_1", below(0.1, projections))
        .put("degree_of_symmetry_1e_3", below(1e-3, projections))
        .put("best_loss", best)
        .put("norm", Math.sqrt(square));
  }

  private static double below(double cut, double[] projections) {
    return Sparsity.shareBelow(cut, projections) * projections.length;
  }
}
