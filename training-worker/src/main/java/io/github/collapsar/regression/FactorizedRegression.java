package io.github.collapsar.regression;

import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.Lanes;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;
import io.github.collapsar.vectorization.VectorUnit;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ℓ = (Σ_i β_i x_i − y)², x ~ N(0, I_d), y = signal·Σ_i x_i + noise·ε, with β = u ⊙ w where the
 * symmetry is rescaling and β = v without symmetry (paper S, §3).
 */
abstract class FactorizedRegression implements LaneModel {

  private static final RegressionGradient FACTORIZED =
      VectorUnit.choose(
          "io.github.collapsar.regression.vector.VectorFactorizedGradient",
          RegressionGradient.class,
          new ScalarRegressionGradient(true));

  private static final RegressionGradient PLAIN =
      VectorUnit.choose(
          "io.github.collapsar.regression.vector.VectorPlainGradient",
          RegressionGradient.class,
          new ScalarRegressionGradient(false));

  private final int dimension;
  private final boolean factorized;
  private final float[] signal;
  private final float[] noise;

  /**
   * A model for a block of lanes.
   *
   * @param signal per lane
   * @param noise per lane
   */
  FactorizedRegression(Lanes lanes, int dimension, float[] signal, float[] noise) {
    this.dimension = dimension;
    this.factorized =
        lanes.shared().word(CommonParameters.SYMMETRY).equals(Symmetry.RESCALING.word());
    this.signal = signal;
    this.noise = noise;
  }

  /** Initial parameters: one draw a parameter, the same for all lanes, times the lane's scale. */
  abstract Start start();

  /** Scale of the initial parameters of a lane. */
  abstract float startScale(int lane);

  /**
   * The scenario's measurements.
   *
   * @param coefficients β; d values
   * @param loss the expectation of ℓ over x and ε: ‖β − signal·1‖² + noise²
   * @param norm of all parameters
   */
  abstract List<Double> measure(int lane, double[] coefficients, double loss, double norm);

  @Override
  public final int parameters() {
    return factorized ? 2 * dimension : dimension;
  }

  @Override
  public final int variatesPerRow() {
    return dimension + 1;
  }

  @Override
  public final int rowLength() {
    return dimension + 2;
  }

  /** Appends Σx, in four chains so that it does not take longer than a block of lanes. */
  @Override
  public final void completeRow(float[] rows, int offset) {
    float[] chains = new float[4];
    for (int i = 0; i < dimension; i++) {
      chains[i & 3] += rows[offset + i];
    }
    rows[offset + dimension + 1] = (chains[0] + chains[1]) + (chains[2] + chains[3]);
  }

  @Override
  public final double fanIn(int parameter) {
    return dimension;
  }

  @Override
  public final void initialize(RandomStreams streams, float[] parameters) {
    float[] draws = start().draws(streams, parameters());
    int width = signal.length;
    for (int p = 0; p < draws.length; p++) {
      for (int lane = 0; lane < width; lane++) {
        parameters[p * width + lane] = startScale(lane) * draws[p];
      }
    }
  }

  @Override
  public final void gradient(
      float[] parameters, float[] rows, int offset, int examples, float[] gradient, float[] loss) {
    RegressionGradient arithmetic = factorized ? FACTORIZED : PLAIN;
    arithmetic.compute(
        dimension, signal, noise, parameters, rows, offset, examples, gradient, loss);
  }

  @Override
  public final List<Double> measure(int lane, double[] parameters) {
    double[] coefficients = new double[dimension];
    double loss = (double) noise[lane] * noise[lane];
    for (int i = 0; i < dimension; i++) {
      coefficients[i] = factorized ? parameters[i] * parameters[dimension + i] : parameters[i];
      double excess = coefficients[i] - signal[lane];
      loss += excess * excess;
    }
    double square = 0;
    for (double parameter : parameters) {
      square += parameter * parameter;
    }
    return measure(lane, coefficients, loss, Math.sqrt(square));
  }

  @Override
  public final SDVariable loss(SameDiff graph, SDVariable parameters, SDVariable rows) {
    SDVariable beta = parameters;
    if (factorized) {
      SDVariable[] halves = graph.split(parameters, 2, 0);
      beta = halves[0].mul(halves[1]);
    }
    SDVariable x = graph.slice(rows, new int[] {0, 0}, new int[] {-1, dimension});
    SDVariable epsilon = graph.slice(rows, new int[] {0, dimension}, new int[] {-1, 1});
    SDVariable y = x.sum(true, 1).mmul(constant(graph, "signal", signal));
    y = y.add(epsilon.mmul(constant(graph, "noise", noise)));
    return graph.math().square(x.mmul(beta).sub(y)).mean(0);
  }

  private static SDVariable constant(SameDiff graph, String name, float[] values) {
    return graph.constant(
        name, Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(1, values.length));
  }
}
