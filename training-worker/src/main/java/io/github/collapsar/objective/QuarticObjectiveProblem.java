package io.github.collapsar.objective;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.SymmetricEigen;
import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Precision;
import java.util.Arrays;

/** The matrix B that all lanes of a pack share. */
public final class QuarticObjectiveProblem implements LaneProblem {

  private final int dimension;
  private final double[] diagonal;
  private final double[] full;
  private SymmetricEigen eigen;

  private QuarticObjectiveProblem(int dimension, double[] diagonal, double[] full) {
    this.dimension = dimension;
    this.diagonal = diagonal;
    this.full = full;
  }

  /** B = G + Gᵀ, or diag(v). */
  static QuarticObjectiveProblem drawn(int dimension, boolean gaussian, RandomStreams streams) {
    NormalStream normals = streams.normals(Purpose.DATA);
    float[] draws = new float[gaussian ? dimension * dimension : dimension];
    normals.fill(draws, 0, draws.length);
    double[] values = new double[draws.length];
    if (!gaussian) {
      Arrays.setAll(values, i -> draws[i]);
      return new QuarticObjectiveProblem(dimension, values, new double[0]);
    }
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        values[i * dimension + j] = (double) draws[i * dimension + j] + draws[j * dimension + i];
      }
    }
    return new QuarticObjectiveProblem(dimension, new double[0], values);
  }

  /** The number of parameters. */
  public int dimension() {
    return dimension;
  }

  /** Whether B is a diagonal alone. */
  public boolean isDiagonal() {
    return full.length == 0;
  }

  /** The diagonal's d values, or all d² row by row. */
  public double[] entries() {
    return isDiagonal() ? diagonal : full;
  }

  /** The eigenvectors of B, computed when first asked for: some seconds for a thousand. */
  SymmetricEigen eigen() {
    if (eigen == null) {
      eigen = SymmetricEigen.of(Matrix.of(dimension, dimension, full));
    }
    return eigen;
  }

  @Override
  public LaneModel model(LaneCoordinates lanes) {
    return CommonParameters.precision(lanes.shared()) == Precision.DOUBLE
        ? new DoubleQuarticObjectiveModel(this, lanes)
        : new FloatQuarticObjectiveModel(this, lanes);
  }
}
