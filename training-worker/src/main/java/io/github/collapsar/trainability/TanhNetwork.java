package io.github.collapsar.trainability;

import io.github.collapsar.kernel.Examples;
import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.CommonParameters;
import java.util.List;

/**
 * f = tanh(√2·xW₁/√n)·W₂/n, loss = mean (f − y)². Parameters: W₁ row by row (input, unit), then W₂.
 */
abstract class TanhNetwork implements LaneModel {

  /** Losses are at most this many times the first. */
  private static final double CLIP = 1e6;

  /** The steps whose mean decides. */
  private static final int LAST = 20;

  private final TanhProblem problem;
  private final LaneCoordinates lanes;
  private final long steps;
  private final double[] firstLoss;
  private final double[] ratio;
  private final double[] sum;
  private final double[] sumOfInverses;
  private final double[] lastSum;

  TanhNetwork(TanhProblem problem, LaneCoordinates lanes) {
    this.problem = problem;
    this.lanes = lanes;
    this.steps = lanes.shared().whole(CommonParameters.STEPS);
    this.firstLoss = new double[lanes.width()];
    this.ratio = new double[lanes.width()];
    this.sum = new double[lanes.width()];
    this.sumOfInverses = new double[lanes.width()];
    this.lastSum = new double[lanes.width()];
  }

  @Override
  public final int parameters() {
    return problem.width() * (problem.width() + 1);
  }

  @Override
  public final double fanIn(int parameter) {
    return problem.width();
  }

  @Override
  public final List<Layer> layers() {
    int first = problem.width() * problem.width();
    return List.of(
        new Layer(0, first, CommonParameters.LEARNING_RATE),
        new Layer(first, parameters(), TrainabilityMap.OUTPUT_LEARNING_RATE));
  }

  @Override
  public final void initialize(RandomStreams streams, double[] parameters) {
    float[] draws = new float[parameters()];
    streams.normals(Purpose.INITIALIZATION).fill(draws, 0, draws.length);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = draws[i / lanes.width()];
    }
  }

  @Override
  public final boolean observes() {
    return true;
  }

  @Override
  public final void observe(long step, double[] loss) {
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (step == 1) {
        firstLoss[lane] = loss[lane];
      }
      double v = loss[lane] / firstLoss[lane];
      // Written so that NaN counts as the largest.
      v = v <= CLIP ? v : CLIP;
      ratio[lane] = v;
      sum[lane] += v;
      sumOfInverses[lane] += 1 / Math.max(v, Double.MIN_NORMAL);
      lastSum[lane] += step > steps - LAST ? v : 0;
    }
  }

  @Override
  public final void measure(
      int lane, double[] parameters, Examples data, Measured.Builder measured) {
    double last = lastSum[lane] / LAST;
    boolean converged = last < 1;
    measured
        .put("loss", ratio[lane] * firstLoss[lane])
        .put("order_parameter", converged ? 0 : 1)
        .put("convergence", converged ? -sum[lane] : sumOfInverses[lane])
        .put("final_loss_ratio", last);
  }
}
