package io.github.collapsar.factorization;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.Spectrum;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;

/**
 * {@link MatrixFactorization} for a block of lanes. Parameters: U row by row, shape [hidden,
 * inputs], then W, shape [outputs, hidden].
 */
abstract class FactorizationModel implements LaneModel {

  private final LaneCoordinates lanes;
  private final int inputs;
  private final int hidden;
  private final int outputs;
  private final boolean residual;
  private final double[] mixing;
  private final double[] exponent;

  FactorizationModel(FactorizationProblem problem, LaneCoordinates lanes) {
    this.lanes = lanes;
    this.inputs = problem.inputs();
    this.hidden = Math.toIntExact(lanes.shared().whole(MatrixFactorization.HIDDEN));
    this.outputs = problem.outputs();
    this.residual = lanes.shared().word(CommonParameters.SYMMETRY).equals(Symmetry.NONE.word());
    this.mixing = lanes.doubles(MatrixFactorization.MIXING);
    this.exponent = lanes.doubles(MatrixFactorization.TARGET_EXPONENT);
  }

  final int inputs() {
    return inputs;
  }

  final int hidden() {
    return hidden;
  }

  final int outputs() {
    return outputs;
  }

  /** Whether the identity is added to both matrices. */
  final boolean residual() {
    return residual;
  }

  /** μ of a lane. */
  final double mixing(int lane) {
    return mixing[lane];
  }

  /** μ·i^(−p) of a lane, for each output that has an input; 0 for the others. */
  final double[] target(int lane) {
    double[] target = new double[outputs];
    for (int i = 0; i < Math.min(inputs, outputs); i++) {
      target[i] = mixing[lane] * Math.pow(i + 1, -exponent[lane]);
    }
    return target;
  }

  @Override
  public final int parameters() {
    return hidden * (inputs + outputs);
  }

  @Override
  public final double fanIn(int parameter) {
    return parameter < hidden * inputs ? inputs : hidden;
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    float[] draws = new float[parameters()];
    streams.normals(Purpose.INITIALIZATION).fill(draws, 0, draws.length);
    double[] scale = lanes.doubles(MatrixFactorization.START);
    for (int i = 0; i < parameters.length; i++) {
      int p = i / scale.length;
      parameters[i] = scale[i % scale.length] / Math.sqrt(fanIn(p)) * draws[p];
    }
  }

  /** WU; with the identities added to both, the map from x to f. */
  private Matrix product(double[] parameters, boolean identities) {
    Matrix u = Matrix.of(hidden, inputs, entries(parameters, 0, hidden, inputs, identities));
    Matrix w =
        Matrix.of(
            outputs, hidden, entries(parameters, hidden * inputs, outputs, hidden, identities));
    return w.times(u);
  }

  private static double[] entries(
      double[] parameters, int from, int rows, int columns, boolean identity) {
    double[] entries = Arrays.copyOfRange(parameters, from, from + rows * columns);
    for (int i = 0; identity && i < rows; i++) {
      entries[i * columns + i] += 1;
    }
    return entries;
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    Matrix map = product(parameters, residual);
    double[] target = target(lane);
    double loss = 0;
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < inputs; j++) {
        double excess = map.get(i, j) - (i == j ? target[i] : 0);
        loss += excess * excess;
      }
      loss += (1 - mixing[lane]) * (1 - mixing[lane]) * 2.0 / (i + 1);
    }
    Spectrum spectrum = Spectrum.of(map);
    double rank = spectrum.relativeRank(Spectrum.RANK_SHARE);
    double square = Arrays.stream(parameters).map(p -> p * p).sum();
    double productRank =
        residual ? Spectrum.of(product(parameters, false)).relativeRank(Spectrum.RANK_SHARE) : rank;
    measured
        .put("loss", loss)
        .put("order_parameter", 1 - rank / Math.min(hidden, Math.min(inputs, outputs)))
        .put("rank", rank)
        .put("effective_rank", spectrum.effectiveRank())
        .put("stable_rank", spectrum.stableRank())
        .put("norm", Math.sqrt(square))
        .put("product_rank", productRank)
        .put("singular_values", spectrum.values());
  }
}
