package io.github.collapsar.regression;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Precision;
import io.github.collapsar.scenario.Symmetry;

/**
 * ℓ = (Σ_i β_i x_i − y)², y = signal·Σ_i x_i + noise·ε + label-noise·ξ, with β_i the product of
 * some factors: u_i·w_i (parameters u_1, w_1, u_2, …) where the symmetry is rescaling, v_i alone
 * without symmetry (paper S, §3). Rows are those of {@link RegressionProblem}.
 */
abstract class FactorizedRegression implements LaneModel {

  /**
   * What tells one scenario from another.
   *
   * @param dimension d
   * @param factors whose product a coordinate of β is
   * @param signal per lane
   * @param noise per lane, drawn with the example
   * @param labelNoise drawn anew whenever the example is used; the same for all lanes
   * @param start the distribution of the initial parameters
   * @param startScale its scale per lane
   */
  record Task(
      LaneCoordinates lanes,
      int dimension,
      int factors,
      double[] signal,
      double[] noise,
      double labelNoise,
      InitialDistribution start,
      double[] startScale,
      Measuring measuring) {

    /** Factors of a coordinate: as many as given where the symmetry is rescaling, else one. */
    static int factors(LaneCoordinates lanes, int withSymmetry) {
      return lanes.shared().word(CommonParameters.SYMMETRY).equals(Symmetry.RESCALING.word())
          ? withSymmetry
          : 1;
    }
  }

  /**
   * A trained lane.
   *
   * @param coefficients β; d values
   * @param populationLoss the expectation of ℓ over x and ε: ‖β − signal·1‖² + noise²
   * @param trainingLoss the mean of ℓ over the fixed examples, without label noise; that of the
   *     population where there are none
   * @param norm of all parameters
   * @param largestGradient of each parameter, over the fixed examples one by one; where there are
   *     none, of its coordinate of β
   */
  record Fitted(
      double[] coefficients,
      double populationLoss,
      double trainingLoss,
      double norm,
      double[] largestGradient) {}

  /** The scenario's measurements of a trained lane. */
  interface Measuring {
    /** Gives every measurement of the scenario's card. */
    void measure(int lane, Fitted fitted, Measured.Builder measured);
  }

  private final Task task;
  private final int each;

  FactorizedRegression(Task task) {
    this.task = task;
    this.each = task.factors();
  }

  /** The model in the precision that the lanes ask for. */
  static LaneModel of(Task task) {
    return CommonParameters.precision(task.lanes().shared()) == Precision.DOUBLE
        ? new DoubleFactorizedRegression(task)
        : new FloatFactorizedRegression(task);
  }

  @Override
  public final int parameters() {
    return each * task.dimension();
  }

  @Override
  public final double fanIn(int parameter) {
    return task.dimension();
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    float[] draws = task.start().draws(streams, parameters());
    int width = task.lanes().width();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = task.startScale()[i % width] * draws[i / width];
    }
  }

  @Override
  public final int degree() {
    return Math.max(2, each);
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    int dimension = task.dimension();
    double[] coefficients = new double[dimension];
    double[] gradients = new double[parameters.length];
    double loss = task.noise()[lane] * task.noise()[lane];
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      coefficients[i] = product(parameters, i, -1);
      for (int k = i * each; k < (i + 1) * each; k++) {
        gradients[k] = Math.abs(product(parameters, i, k));
        square += parameters[k] * parameters[k];
      }
      double excess = coefficients[i] - task.signal()[lane];
      loss += excess * excess;
    }
    double trainingLoss = loss;
    if (data.count() > 0) {
      trainingLoss = overExamples(lane, coefficients, data, gradients);
    }
    Fitted fitted = new Fitted(coefficients, loss, trainingLoss, Math.sqrt(square), gradients);
    task.measuring().measure(lane, fitted, measured);
  }

  private double product(double[] parameters, int coordinate, int without) {
    double product = 1;
    for (int k = coordinate * each; k < (coordinate + 1) * each; k++) {
      product *= k == without ? 1 : parameters[k];
    }
    return product;
  }

  /** The mean loss; the gradients of β become the largest of the loss. */
  private double overExamples(int lane, double[] coefficients, Examples data, double[] gradients) {
    int dimension = task.dimension();
    int length = data.rows().length / data.count();
    double[] largest = new double[dimension];
    double sum = 0;
    for (int row = 0; row < data.rows().length; row += length) {
      double residual = -task.noise()[lane] * data.rows()[row + dimension];
      residual -= task.signal()[lane] * data.rows()[row + dimension + 1];
      for (int i = 0; i < dimension; i++) {
        residual += coefficients[i] * data.rows()[row + i];
      }
      sum += residual * residual;
      for (int i = 0; i < dimension; i++) {
        largest[i] = Math.max(largest[i], Math.abs(2 * residual * data.rows()[row + i]));
      }
    }
    for (int p = 0; p < gradients.length; p++) {
      gradients[p] *= largest[p / each];
    }
    return sum / data.count();
  }
}
