package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradient descent on a block of lanes in double precision, by automatic differentiation. */
final class AutodiffTrajectory {

  private static final String PARAMETERS = "parameters";
  private static final String ROWS = "rows";
  private static final String LOSS = "loss";

  private final LaneModel model;
  private final Lanes lanes;
  private final int examples;
  private final SameDiff graph = SameDiff.create();
  private final double[] rate;
  private final double[] decay;
  private final double[] parameters;
  private final double[] offset;
  private double[] gradient;

  AutodiffTrajectory(LaneModel model, Lanes lanes, RandomStreams streams, int examples) {
    this.model = model;
    this.lanes = lanes;
    this.examples = examples;
    int width = lanes.width();
    this.rate = lanes.doubles(CommonParameters.LEARNING_RATE);
    this.decay = lanes.doubles(CommonParameters.WEIGHT_DECAY);
    this.parameters = new double[model.parameters() * width];
    model.initialize(streams, parameters);
    this.offset = Offsets.of(model, lanes, streams).orElseGet(() -> new double[parameters.length]);
    this.gradient = new double[parameters.length];
    SDVariable theta =
        graph.var(PARAMETERS, Nd4j.zeros(DataType.DOUBLE, model.parameters(), width));
    SDVariable rows = graph.placeHolder(ROWS, DataType.DOUBLE, examples, model.rowLength());
    SDVariable loss = model.loss(graph, theta, rows, examples).div(examples).rename(LOSS);
    // The gradient is that of the sum of all lanes' losses: every lane has its own parameters.
    loss.markAsLoss();
  }

  /**
   * One step: θ ← θ − rate·(∇ℓ(θ + θ₀) + decay·θ).
   *
   * @param data rows of the minibatch
   * @return the loss of every lane before the step
   */
  double[] step(float[] data) {
    int width = lanes.width();
    double[] seen = new double[parameters.length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = parameters[i] + offset[i];
    }
    graph
        .getVariable(PARAMETERS)
        .setArray(Nd4j.createFromArray(seen).reshape(model.parameters(), width));
    double[] rows = new double[examples * model.rowLength()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = data[i];
    }
    Map<String, INDArray> feed =
        Map.of(ROWS, Nd4j.createFromArray(rows).reshape(examples, model.rowLength()));
    double[] losses = graph.output(feed, LOSS).get(LOSS).ravel().toDoubleVector();
    double[] loss = new double[width];
    for (int i = 0; i < losses.length; i++) {
      loss[i % width] += losses[i];
    }
    gradient = graph.calculateGradients(feed, PARAMETERS).get(PARAMETERS).ravel().toDoubleVector();
    for (int i = 0; i < parameters.length; i++) {
      int lane = i % width;
      parameters[i] -= rate[lane] * (gradient[i] + decay[lane] * parameters[i]);
    }
    return loss;
  }

  /** The gradient of the last step, without decay; laid out as {@link LaneModel} says. */
  double[] gradient() {
    return gradient;
  }

  /** What the model sees of a lane: θ + θ₀. */
  double[] seen(int lane) {
    double[] own = new double[model.parameters()];
    for (int p = 0; p < own.length; p++) {
      own[p] = parameters[p * lanes.width() + lane] + offset[p * lanes.width() + lane];
    }
    return own;
  }
}
