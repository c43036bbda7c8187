package io.github.collapsar.reference;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.ParameterShape;
import io.github.collapsar.kernel.ParameterTransform;
import io.github.collapsar.kernel.ReferenceTrainer;
import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Optimizer;
import io.github.collapsar.scenario.Schedule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Training of a block of lanes in double precision by automatic differentiation: from the trained
 * parameters through parametrisation, offset and dropout to the loss, all in one graph.
 */
final class AutodiffTrajectory implements ReferenceTrainer.Trajectory {

  private static final String TRAINED = "trained";
  private static final String KEPT = "kept";
  private static final String ROWS = "rows";
  private static final String LOSS = "loss";

  private final LaneModel model;
  private final LaneCoordinates lanes;
  private final ParameterTransform transform;
  private final Optimizer optimizer;
  private final Schedule schedule;
  private final long totalSteps;
  private final Map<String, double[]> perLane = new HashMap<>();
  private final int examples;
  private final int rowLength;
  private final SameDiff graph;
  private final double[] decay;
  private final double[] parameters;
  private final double[] mean;
  private final double[] square;
  private double[] gradient;
  private int steps;

  AutodiffTrajectory(LossReference reference, ReferenceTrainer.Beginning beginning) {
    NativeBackend.prepare(beginning.gpu());
    this.graph = SameDiff.create();
    this.model = beginning.model();
    this.lanes = beginning.lanes();
    this.transform = beginning.transform();
    this.parameters = beginning.trained();
    this.examples = beginning.examples();
    this.rowLength = beginning.problem().rowLength();
    Coordinates shared = lanes.shared();
    this.optimizer = CommonParameters.optimizer(shared);
    this.schedule = CommonParameters.schedule(shared);
    this.totalSteps = shared.whole(CommonParameters.STEPS);
    this.decay = lanes.doubles(CommonParameters.WEIGHT_DECAY);
    this.gradient = new double[parameters.length];
    this.mean = new double[parameters.length];
    this.square = new double[parameters.length];
    SDVariable rows =
        rowLength == 0 ? null : graph.placeHolder(ROWS, DataType.DOUBLE, examples, rowLength);
    LossGraph losses = new LossGraph(graph, beginning.problem(), lanes, seen(), rows, examples);
    // The gradient is that of the sum of all lanes' losses: every lane has its own parameters.
    reference.loss(losses).div(examples).rename(LOSS).sum().markAsLoss();
  }

  /** What the model sees of the trained parameters. */
  private SDVariable seen() {
    int width = lanes.width();
    int count = model.parameters();
    SDVariable trained =
        graph.var(TRAINED, Nd4j.zeros(DataType.DOUBLE, parameters.length / width, width));
    SDVariable seen = trained;
    if (transform.product().isPresent()) {
      SDVariable chosen = constant(transform.product().get());
      SDVariable first = graph.slice(trained, new int[] {0, 0}, count, width);
      SDVariable second = graph.slice(trained, new int[] {count, 0}, count, width);
      seen = first.mul(chosen.mul(second).add(chosen.rsub(1)));
    }
    if (transform.offset().isPresent()) {
      seen = seen.add(constant(transform.offset().get()));
    }
    return transform.dropout().isPresent()
        ? seen.mul(graph.placeHolder(KEPT, DataType.DOUBLE, count, width))
        : seen;
  }

  private SDVariable constant(double[] values) {
    int width = lanes.width();
    return graph.constant(Nd4j.createFromArray(values).reshape(values.length / width, width));
  }

  @Override
  public double[] step(float[] data, float[] variates) {
    int width = lanes.width();
    graph
        .getVariable(TRAINED)
        .setArray(Nd4j.createFromArray(parameters).reshape(parameters.length / width, width).dup());
    Map<String, INDArray> feed = feed(data, variates);
    OutAndGrad both = graph.calculateGradientsAndOutputs(feed, List.of(LOSS), List.of(TRAINED));
    double[] losses = both.getOutputs().get(LOSS).ravel().toDoubleVector();
    double[] loss = new double[width];
    for (int i = 0; i < losses.length; i++) {
      loss[i % width] += losses[i];
    }
    gradient = both.getGradients().get(TRAINED).ravel().toDoubleVector();
    double factor = schedule.factor(steps, totalSteps);
    for (ParameterShape.Layer layer : model.layers()) {
      double[] rate = lanes.doubles(layer.key());
      for (int start = 0; start < parameters.length; start += model.parameters() * width) {
        for (int i = start + layer.from() * width; i < start + layer.to() * width; i++) {
          move(i, rate[i % width] * factor, variates);
        }
      }
    }
    steps++;
    return loss;
  }

  private Map<String, INDArray> feed(float[] data, float[] variates) {
    int width = lanes.width();
    Map<String, INDArray> feed = new HashMap<>();
    if (rowLength > 0) {
      double[] rows = new double[examples * rowLength];
      Arrays.setAll(rows, i -> data[i]);
      feed.put(ROWS, Nd4j.createFromArray(rows).reshape(examples, rowLength));
    }
    if (transform.dropout().isPresent()) {
      double[] rate = transform.dropout().get();
      double[] kept = new double[model.parameters() * width];
      Arrays.setAll(
          kept, i -> variates[i / width] >= rate[i % width] ? 1 / (1 - rate[i % width]) : 0);
      feed.put(KEPT, Nd4j.createFromArray(kept).reshape(model.parameters(), width));
    }
    return feed;
  }

  /** Moves one parameter by its gradient. */
  private void move(int i, double rate, float[] variates) {
    int lane = i % lanes.width();
    if (transform.held().isPresent() && !Double.isNaN(transform.held().get()[i])) {
      return;
    }
    double factor = transform.decayFactor().isPresent() ? transform.decayFactor().get()[i] : 1;
    double direction = gradient[i] + decay[lane] * factor * parameters[i];
    if (transform.noise().isPresent()) {
      direction += transform.noise().get()[lane] * variates[i / lanes.width()];
    }
    if (optimizer == Optimizer.SGD) {
      parameters[i] -= rate * direction;
    } else if (optimizer == Optimizer.MOMENTUM) {
      mean[i] = perLane("momentum")[lane] * mean[i] + direction;
      parameters[i] -= rate * mean[i];
    } else {
      double beta1 = perLane("beta1")[lane];
      double beta2 = perLane("beta2")[lane];
      mean[i] = beta1 * mean[i] + (1 - beta1) * direction;
      square[i] = beta2 * square[i] + (1 - beta2) * direction * direction;
      double size = Math.sqrt(square[i] / (1 - Math.pow(beta2, steps + 1)));
      double corrected = mean[i] / (1 - Math.pow(beta1, steps + 1));
      parameters[i] -= rate * corrected / (size + perLane("adam-epsilon")[lane]);
    }
  }

  private double[] perLane(String key) {
    return perLane.computeIfAbsent(key, lanes::doubles);
  }

  @Override
  public double[] gradient() {
    return gradient;
  }

  @Override
  public double[] measured(int lane) {
    int width = lanes.width();
    double[] own = new double[model.parameters()];
    for (int p = 0; p < own.length; p++) {
      int i = p * width + lane;
      own[p] = parameters[i];
      if (transform.product().isPresent() && transform.product().get()[i] != 0) {
        own[p] *= parameters[(own.length + p) * width + lane];
      }
      if (transform.offset().isPresent()) {
        own[p] += transform.offset().get()[i];
      }
    }
    return own;
  }
}
