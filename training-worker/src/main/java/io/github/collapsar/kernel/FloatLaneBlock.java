package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.vectorization.VectorUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A block of lanes in training, in single precision: its parameters and what acts on them. */
final class FloatLaneBlock implements LaneBlock {

  private static final FloatLaneOperations OPERATIONS =
      VectorUnit.choose(
          "io.github.collapsar.kernel.vector.VectorFloatLaneOperations",
          FloatLaneOperations.class,
          new ScalarFloatLaneOperations());

  private static final float IN_RANGE = Float.POSITIVE_INFINITY;

  private final Lanes lanes;
  private final FloatLaneModel model;
  private final Rows rows;
  private final LaneRecord record;
  private final float lossLimit;
  private final float[] rate;
  private final float[] decay;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] loss;

  /** Syre's fixed offset θ₀; empty without syre. */
  private final Optional<float[]> offset;

  /** θ + θ₀, what the model sees under syre. */
  private final float[] shifted;

  /** Per lane the step of the current stretch at which the loss left its range. */
  private final float[] leftAt;

  FloatLaneBlock(LaneScenario scenario, List<Run> runs, RandomStreams streams, Rows rows) {
    this.lanes = new Lanes(runs.stream().map(Run::coordinates).toList());
    this.model = (FloatLaneModel) scenario.model(lanes);
    this.rows = rows;
    this.record = new LaneRecord(scenario, model, runs);
    this.lossLimit = scenario.lossLimit();
    this.rate = lanes.floats(CommonParameters.LEARNING_RATE);
    this.decay = lanes.floats(CommonParameters.WEIGHT_DECAY);
    double[] initial = new double[model.parameters() * lanes.width()];
    model.initialize(streams, initial);
    this.parameters = lanes.toFloats(initial);
    this.gradient = new float[model.tile() * lanes.width()];
    this.loss = new float[lanes.width()];
    this.leftAt = new float[lanes.width()];
    this.offset = Offsets.of(model, lanes, streams).map(lanes::toFloats);
    this.shifted = offset.isPresent() ? new float[parameters.length] : parameters;
  }

  @Override
  public boolean settled() {
    return record.settled();
  }

  @Override
  public void train(int steps, long stepsBefore) {
    float[] rows = this.rows.data();
    int examples = this.rows.examples();
    int width = lanes.width();
    int stride = examples * model.rowLength();
    Arrays.fill(leftAt, IN_RANGE);
    for (int step = 0; step < steps; step++) {
      float[] seen = seen();
      model.loss(seen, rows, step * stride, examples, loss);
      OPERATIONS.watch(loss, step, lossLimit, leftAt);
      if (offset.isPresent()
          || !model.descend(parameters, rows, step * stride, examples, rate, decay)) {
        for (int from = 0; from < model.parameters(); from += model.tile()) {
          int to = Math.min(model.parameters(), from + model.tile());
          model.gradient(seen, rows, step * stride, examples, from, to, gradient);
          OPERATIONS.descend(parameters, from * width, to * width, gradient, rate, decay);
        }
      }
      if ((stepsBefore + step + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
        OPERATIONS.raise(parameters);
      }
    }
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (leftAt[lane] != IN_RANGE) {
        record.diverged(lane, stepsBefore + (long) leftAt[lane] + 1);
      }
    }
  }

  private float[] seen() {
    offset.ifPresent(fixed -> OPERATIONS.add(parameters, fixed, shifted));
    return shifted;
  }

  @Override
  public void point(long step) {
    float[] seen = seen();
    record.point(step, lane -> column(seen, lane));
  }

  @Override
  public List<Outcome> outcomes(double secondsPerRun) {
    float[] seen = seen();
    return record.outcomes(lane -> column(seen, lane), secondsPerRun);
  }

  private double[] column(float[] seen, int lane) {
    double[] own = new double[model.parameters()];
    for (int p = 0; p < own.length; p++) {
      own[p] = seen[p * lanes.width() + lane];
    }
    return own;
  }
}
