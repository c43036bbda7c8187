package io.github.collapsar.factorization;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Precision;

/**
 * The data: a row is x, then ε with ε_i ~ N(0, 2/i).
 *
 * @param inputs length of x
 * @param outputs length of ε and y
 * @param fixedExamples drawn once; 0 draws every example anew
 * @param deviations of ε
 */
record FactorizationProblem(int inputs, int outputs, int fixedExamples, float[] deviations)
    implements LaneProblem {

  /** The problem of a size. */
  static FactorizationProblem of(int inputs, int outputs, int fixedExamples) {
    float[] deviations = new float[outputs];
    for (int i = 0; i < outputs; i++) {
      deviations[i] = (float) Math.sqrt(2.0 / (i + 1));
    }
    return new FactorizationProblem(inputs, outputs, fixedExamples, deviations);
  }

  @Override
  public LaneModel model(LaneCoordinates lanes) {
    return CommonParameters.precision(lanes.shared()) == Precision.DOUBLE
        ? new DoubleFactorizationModel(this, lanes)
        : new FloatFactorizationModel(this, lanes);
  }

  @Override
  public int variatesPerRow() {
    return inputs + outputs;
  }

  /** Gives the noise its variances. */
  @Override
  public void completeRows(float[] rows, int offset, int count, int task) {
    for (int row = 0; row < count; row++) {
      int noise = offset + row * rowLength() + inputs;
      for (int i = 0; i < outputs; i++) {
        rows[noise + i] *= deviations[i];
      }
    }
  }
}
