package io.github.collapsar.regression;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.Lanes;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ℓ = (Σ_i β_i x_i − y)², x ~ N(0, I_d), y = signal·Σ_i x_i + noise·ε, with β = u ⊙ w where the
 * symmetry is rescaling (parameters u_1, w_1, u_2, …) and β = v without symmetry (paper S, §3). A
 * row is x_1 … x_d, ε, Σx.
 */
abstract class FactorizedRegression implements LaneModel {

  /**
   * What tells one scenario from another.
   *
   * @param dimension d
   * @param signal per lane
   * @param noise per lane
   * @param start the distribution of the initial parameters
   * @param startScale its scale per lane
   */
  record Task(
      Lanes lanes,
      int dimension,
      double[] signal,
      double[] noise,
      Start start,
      double[] startScale,
      Measuring measuring) {

    /** Whether β is a product. */
    boolean factorized() {
      return lanes.shared().word(CommonParameters.SYMMETRY).equals(Symmetry.RESCALING.word());
    }
  }

  /** The scenario's measurements of a trained lane. */
  interface Measuring {
    /**
     * The measurements in their order.
     *
     * @param coefficients β; d values
     * @param loss the expectation of ℓ over x and ε: ‖β − signal·1‖² + noise²
     * @param norm of all parameters
     */
    List<Double> measure(int lane, double[] coefficients, double loss, double norm);
  }

  private final Task task;
  private final int each;

  FactorizedRegression(Task task) {
    this.task = task;
    this.each = task.factorized() ? 2 : 1;
  }

  /** The model in the precision that the lanes ask for. */
  static LaneModel of(Task task) {
    return task.lanes().shared().word(CommonParameters.PRECISION).equals("double")
        ? new DoubleFactorizedRegression(task)
        : new FloatFactorizedRegression(task);
  }

  /** Parameters a coordinate has: two factors or one. */
  final int parametersPerCoordinate() {
    return each;
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
  public final List<Double> measure(int lane, double[] parameters, Examples data) {
    double[] coefficients = new double[task.dimension()];
    double loss = task.noise()[lane] * task.noise()[lane];
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = each == 2 ? parameters[2 * i] * parameters[2 * i + 1] : parameters[i];
      double excess = coefficients[i] - task.signal()[lane];
      loss += excess * excess;
    }
    double square = 0;
    for (double parameter : parameters) {
      square += parameter * parameter;
    }
    return task.measuring().measure(lane, coefficients, loss, Math.sqrt(square));
  }

  @Override
  public final SDVariable loss(
      SameDiff graph, SDVariable parameters, SDVariable rows, int examples) {
    int d = task.dimension();
    int width = task.lanes().width();
    SDVariable beta = parameters;
    if (each == 2) {
      SDVariable[] factors = graph.unstack(graph.reshape(parameters, d, 2, width), 1, 2);
      beta = factors[0].mul(factors[1]);
    }
    // Shapes [examples, d, 1] and [1, d, width]: ND4J's products fail for single rows and columns.
    SDVariable x = graph.reshape(graph.slice(rows, new int[] {0, 0}, examples, d), examples, d, 1);
    SDVariable epsilon = graph.slice(rows, new int[] {0, d}, examples, 1);
    SDVariable excess = graph.reshape(beta, 1, d, width).sub(constant(graph, task.signal()));
    SDVariable prediction = graph.reshape(x.mul(excess).sum(1), examples, width);
    return graph.math().square(prediction.sub(epsilon.mul(constant(graph, task.noise()))));
  }

  private static SDVariable constant(SameDiff graph, double[] values) {
    return graph.constant(Nd4j.createFromArray(values).reshape(1, values.length));
  }
}
