package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.vectorization.FloatLaneOperations;
import io.github.collapsar.vectorization.Vectorization;
import java.util.Arrays;
import java.util.List;

/**
 * A block of lanes in training, in single precision: what {@link FloatDescent} trains, on the rows
 * of a pack, with what is noted of it.
 */
final class FloatLaneBlock implements LaneBlock {

  private static final FloatLaneOperations OPERATIONS =
      Vectorization.arithmetic().floats().laneOperations();

  private static final float IN_RANGE = Float.POSITIVE_INFINITY;

  private final LaneCoordinates lanes;
  private final FloatLaneModel model;
  private final Rows rows;
  private final LaneRecord record;
  private final float lossLimit;
  private final FloatDescent descent;

  /** Whether the model may train whole stretches by itself. */
  private final boolean plain;

  private final float[] loss;
  private final double[] observed;

  /** Per lane the step of the current stretch at which the loss left its range. */
  private final float[] leftAt;

  FloatLaneBlock(
      LaneScenario scenario,
      FloatLaneModel model,
      LaneCoordinates lanes,
      List<Run> runs,
      RandomStreams streams,
      Rows rows,
      StepVariates variates) {
    this.lanes = lanes;
    this.model = model;
    this.rows = rows;
    this.record = new LaneRecord(scenario, model, runs);
    this.lossLimit = scenario.lossLimit();
    double[] initial = new double[model.parameters() * lanes.width()];
    model.initialize(streams, initial);
    float floor = FloatLaneOperations.floor(model.degree());
    this.descent = new FloatDescent(model, lanes, floor, initial, streams, variates);
    this.plain = descent.isPlain() && !model.observes() && rows.stride() > 0;
    this.loss = new float[Math.max(lanes.width(), LaneCoordinates.MULTIPLE)];
    this.leftAt = new float[loss.length];
    this.observed = new double[lanes.width()];
  }

  @Override
  public boolean settled() {
    return record.settled();
  }

  @Override
  public void train(int stretch, long stepsBefore) {
    Arrays.fill(leftAt, IN_RANGE);
    if (!plain || !trainPlainly(stretch, stepsBefore)) {
      for (int step = 0; step < stretch; step++) {
        step(step, stepsBefore + step);
      }
    }
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (leftAt[lane] != IN_RANGE) {
        record.diverged(lane, stepsBefore + (long) leftAt[lane] + 1);
      }
    }
  }

  private boolean trainPlainly(int stretch, long stepsBefore) {
    FloatDescent.Segment all = descent.whole();
    return model.train(
        descent.trained(),
        rows.data(),
        rows.examples(),
        stretch,
        stepsBefore,
        all.rate(),
        all.decay(),
        lossLimit,
        leftAt);
  }

  private void step(int step, long before) {
    model.gradient(
        descent.seen(step),
        rows.data(),
        step * rows.stride(),
        rows.examples(),
        loss,
        descent.seenGradient());
    if (!Float.isNaN(lossLimit)) {
      OPERATIONS.watch(loss, step, lossLimit, leftAt);
    }
    descent.move(before, step);
    if (model.observes()) {
      for (int lane = 0; lane < observed.length; lane++) {
        observed[lane] = loss[lane];
      }
      model.observe(before + 1, observed);
    }
  }

  @Override
  public void point(long step) {
    float[] measured = descent.measured();
    record.point(step, lane -> column(measured, lane), rows.fixed());
  }

  @Override
  public List<Outcome> outcomes(double secondsPerRun) {
    float[] measured = descent.measured();
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
