package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Optimizer;
import io.github.collapsar.scenario.Schedule;
import io.github.collapsar.vectorization.FloatLaneOperations;
import io.github.collapsar.vectorization.Vectorization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block of lanes in training, in single precision: data and parameters go through the transform
 * to the model, its gradient back through the transform to the optimiser.
 */
final class FloatLaneBlock implements LaneBlock {

  private static final FloatLaneOperations OPERATIONS =
      Vectorization.arithmetic().floats().laneOperations();

  private static final float IN_RANGE = Float.POSITIVE_INFINITY;

  /** A part of the trained parameters with a learning rate of its own. */
  private record Layer(int from, int to, float[] rate) {}

  private final Lanes lanes;
  private final FloatLaneModel model;
  private final Rows rows;
  private final StepVariates variates;
  private final LaneRecord record;
  private final float lossLimit;
  private final float floor;
  private final List<Layer> layers;
  private final float[] decay;
  private final float[] parameters;
  private final float[] gradient;
  private final FloatParameterTransform transform;
  private final FloatOptimizer optimizer;
  private final Schedule schedule;
  private final long steps;

  /** Whether nothing but constant rates of descent happens to the model's own parameters. */
  private final boolean plain;

  private final float[] rateNow;
  private final float[] loss;
  private final double[] observed;

  /** Per lane the step of the current stretch at which the loss left its range. */
  private final float[] leftAt;

  FloatLaneBlock(
      LaneScenario scenario,
      FloatLaneModel model,
      Lanes lanes,
      List<Run> runs,
      RandomStreams streams,
      Rows rows,
      StepVariates variates) {
    this.lanes = lanes;
    this.model = model;
    this.rows = rows;
    this.variates = variates;
    this.record = new LaneRecord(scenario, model, runs);
    this.lossLimit = scenario.lossLimit();
    this.floor = FloatLaneOperations.floor(model.degree());
    Coordinates shared = lanes.shared();
    this.steps = shared.whole(CommonParameters.STEPS);
    this.schedule = CommonParameters.schedule(shared);
    double[] initial = new double[model.parameters() * lanes.width()];
    model.initialize(streams, initial);
    ParameterTransform drawn = ParameterTransform.of(model, lanes, streams);
    this.parameters = lanes.toFloats(drawn.begin(initial));
    this.gradient = new float[parameters.length];
    this.decay = FloatOptimizer.perLane(lanes, CommonParameters.WEIGHT_DECAY);
    this.transform =
        new FloatParameterTransform(drawn, lanes, initial.length, decay, parameters, gradient);
    this.optimizer = FloatOptimizer.of(lanes, OPERATIONS, parameters.length);
    this.layers = layers(initial.length);
    this.plain =
        drawn.nothing()
            && layers.size() == 1
            && schedule == Schedule.CONSTANT
            && CommonParameters.optimizer(shared) == Optimizer.SGD
            && !model.observes()
            && rows.stride() > 0;
    this.rateNow = new float[decay.length];
    this.loss = new float[decay.length];
    this.leftAt = new float[decay.length];
    this.observed = new double[lanes.width()];
  }

  /** The model's layers in the trained parameters, which are twice as many under dcs. */
  private List<Layer> layers(int modelLength) {
    List<Layer> all = new ArrayList<>();
    for (int start = 0; start < parameters.length; start += modelLength) {
      for (LaneModel.Layer layer : model.layers()) {
        all.add(
            new Layer(
                start + layer.from() * lanes.width(),
                start + layer.to() * lanes.width(),
                FloatOptimizer.perLane(lanes, layer.key())));
      }
    }
    return all;
  }

  @Override
  public boolean settled() {
    return record.settled();
  }

  @Override
  public void train(int stretch, long stepsBefore) {
    Arrays.fill(leftAt, IN_RANGE);
    boolean done =
        plain
            && model.train(
                parameters,
                rows.data(),
                rows.examples(),
                stretch,
                stepsBefore,
                layers.get(0).rate(),
                decay,
                lossLimit,
                leftAt);
    for (int step = 0; step < stretch && !done; step++) {
      step(step, stepsBefore + step);
    }
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (leftAt[lane] != IN_RANGE) {
        record.diverged(lane, stepsBefore + (long) leftAt[lane] + 1);
      }
    }
  }

  private void step(int step, long before) {
    float[] drawn = variates.values();
    int at = step * variates.perStep();
    float[] seen = transform.seen(parameters, drawn, at);
    model.gradient(
        seen, rows.data(), step * rows.stride(), rows.examples(), loss, transform.seenGradient());
    if (!Float.isNaN(lossLimit)) {
      OPERATIONS.watch(loss, step, lossLimit, leftAt);
    }
    transform.back(parameters, gradient, drawn, at);
    optimizer.begin();
    double factor = schedule.factor(before, steps);
    for (Layer layer : layers) {
      optimizer.step(parameters, layer.from(), layer.to(), gradient, rate(layer, factor), decay);
    }
    if ((before + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
      OPERATIONS.raise(parameters, floor);
      optimizer.raise(FloatLaneOperations.FLOOR);
    }
    transform.settle(parameters);
    if (model.observes()) {
      for (int lane = 0; lane < observed.length; lane++) {
        observed[lane] = loss[lane];
      }
      model.observe(before + 1, observed);
    }
  }

  private float[] rate(Layer layer, double factor) {
    if (schedule == Schedule.CONSTANT) {
      return layer.rate();
    }
    for (int lane = 0; lane < rateNow.length; lane++) {
      rateNow[lane] = (float) (layer.rate()[lane] * factor);
    }
    return rateNow;
  }

  @Override
  public void point(long step) {
    float[] measured = transform.measured(parameters);
    record.point(step, lane -> column(measured, lane), rows.fixed());
  }

  @Override
  public List<Outcome> outcomes(double secondsPerRun) {
    float[] measured = transform.measured(parameters);
    return record.outcomes(lane -> column(measured, lane), rows.fixed(), secondsPerRun);
  }

  private double[] column(float[] measured, int lane) {
    double[] own = new double[model.parameters()];
    for (int p = 0; p < own.length; p++) {
      own[p] = measured[p * lanes.width() + lane];
    }
    return own;
  }
}
