package io.github.collapsar.twolayer;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.measure.ConservedQuantity;
import io.github.collapsar.measure.Hessian;
import io.github.collapsar.measure.Matrix;
import io.github.collapsar.measure.NeuronHomogeneity;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import java.util.Arrays;

/**
 * {@link TwoLayerNetwork} for a block of lanes. Parameters: V row by row, shape [hidden, inputs],
 * then U, shape [outputs, hidden].
 */
abstract class TwoLayerModel implements LaneModel {

  private final TwoLayerProblem problem;
  private final LaneCoordinates lanes;
  private final double[] leak;
  private final double[] targetLoss;
  private final boolean hessian;
  private final long[] reachedAt;
  private double[] start = new double[0];

  TwoLayerModel(TwoLayerProblem problem, LaneCoordinates lanes) {
    this.problem = problem;
    this.lanes = lanes;
    this.leak = lanes.doubles(TwoLayerNetwork.LEAK);
    this.targetLoss = lanes.doubles(TwoLayerNetwork.TARGET_LOSS);
    this.hessian = lanes.shared().word(TwoLayerNetwork.HESSIAN).equals("on");
    this.reachedAt = new long[lanes.width()];
  }

  @Override
  public final int parameters() {
    return problem.hidden() * (problem.inputs() + problem.outputs());
  }

  @Override
  public final double fanIn(int parameter) {
    return parameter < problem.hidden() * problem.inputs() ? problem.inputs() : problem.hidden();
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    float[] draws = new float[parameters()];
    streams.normals(Purpose.INITIALIZATION).fill(draws, 0, draws.length);
    boolean xavier = lanes.shared().word(TwoLayerNetwork.START).equals("xavier");
    double[] scale = lanes.doubles(TwoLayerNetwork.START_SCALE);
    for (int i = 0; i < parameters.length; i++) {
      int p = i / scale.length;
      double deviation = scale[i % scale.length] / (xavier ? Math.sqrt(fanIn(p)) : 1);
      parameters[i] = deviation * draws[p];
    }
    start = parameters.clone();
  }

  @Override
  public final boolean observes() {
    return true;
  }

  @Override
  public final void observe(long step, double[] loss) {
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (reachedAt[lane] == 0 && loss[lane] <= targetLoss[lane]) {
        reachedAt[lane] = step;
      }
    }
  }

  private Matrix inner(double[] parameters) {
    int end = problem.hidden() * problem.inputs();
    return Matrix.of(problem.hidden(), problem.inputs(), Arrays.copyOf(parameters, end));
  }

  private Matrix outer(double[] parameters) {
    int from = problem.hidden() * problem.inputs();
    return Matrix.of(
        problem.outputs(),
        problem.hidden(),
        Arrays.copyOfRange(parameters, from, parameters.length));
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    double[] before = new double[parameters()];
    Arrays.setAll(before, p -> start[p * lanes.width() + lane]);
    Matrix v = inner(parameters);
    Matrix u = outer(parameters);
    Matrix v0 = inner(before);
    Matrix u0 = outer(before);
    ConservedQuantity.Potential potential = problem.activation().potential();
    ConservedQuantity now = ConservedQuantity.of(u, v, potential);
    ConservedQuantity first = ConservedQuantity.of(u0, v0, potential);
    PlainGradient plain = new PlainGradient(problem, leak[lane]);
    double loss = plain.at(parameters, new double[parameters.length]);
    double[] eigenvalues = hessian ? Hessian.eigenvalues(plain::at, parameters) : new double[0];
    double unitDrift =
        largestDifference(ConservedQuantity.perUnit(u, v), ConservedQuantity.perUnit(u0, v0));
    double balanceDrift =
        largestDifference(
            ConservedQuantity.balance(u, v).values(), ConservedQuantity.balance(u0, v0).values());
    measured
        .put("loss", loss)
        .put("order_parameter", collapsed(u, v))
        .put("conserved_quantity", now.value())
        .put("initial_quantity", first.value())
        .put("conserved_drift", Math.abs(now.normalized(first) - first.normalized(first)))
        .put("unit_drift", unitDrift)
        .put("balance_drift", balanceDrift)
        .put("norm_squared", Arrays.stream(parameters).map(p -> p * p).sum())
        .put("steps_to_loss", (double) reachedAt[lane])
        .put("largest_eigenvalue", hessian ? eigenvalues[0] : 0)
        .put("hessian_eigenvalues", eigenvalues);
  }

  /** A unit's neuron is its incoming and its outgoing weights. */
  private static double collapsed(Matrix u, Matrix v) {
    int units = v.rows();
    int length = v.columns() + u.rows();
    double[] neurons = new double[units * length];
    for (int unit = 0; unit < units; unit++) {
      for (int j = 0; j < v.columns(); j++) {
        neurons[unit * length + j] = v.get(unit, j);
      }
      for (int o = 0; o < u.rows(); o++) {
        neurons[unit * length + v.columns() + o] = u.get(o, unit);
      }
    }
    NeuronHomogeneity homogeneity = NeuronHomogeneity.of(Matrix.of(units, length, neurons));
    return Math.min(1, homogeneity.vanished() + homogeneity.identical());
  }

  private static double largestDifference(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
