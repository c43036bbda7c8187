package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.vectorization.VectorUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A block of lanes in training: parameters, what acts on them, and what was noted on the way. */
final class LaneBlock {

  private static final LaneOperations OPERATIONS =
      VectorUnit.choose(
          "io.github.collapsar.kernel.vector.VectorLaneOperations",
          LaneOperations.class,
          new ScalarLaneOperations());

  private static final float IN_RANGE = Float.POSITIVE_INFINITY;

  private final List<Run> runs;
  private final Lanes lanes;
  private final LaneModel model;
  private final float lossLimit;
  private final float[] rate;
  private final float[] decay;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] loss;

  /** Syre's fixed offset θ₀ and the sum θ + θ₀ that the model sees; null without syre. */
  private final float[] offset;

  private final float[] shifted;

  /** Per lane the step of the current stretch at which the loss left its range. */
  private final float[] leftAt;

  private final long[] divergedAt;
  private final List<List<Outcome.CurvePoint>> curves = new ArrayList<>();

  LaneBlock(LaneScenario scenario, List<Run> runs, RandomStreams streams) {
    this.runs = runs;
    List<Coordinates> coordinates = runs.stream().map(Run::coordinates).toList();
    this.lanes = new Lanes(coordinates);
    this.model = scenario.model(lanes);
    this.lossLimit = scenario.lossLimit();
    this.rate = lanes.reals(CommonParameters.LEARNING_RATE);
    this.decay = lanes.reals(CommonParameters.WEIGHT_DECAY);
    this.parameters = new float[model.parameters() * lanes.width()];
    this.gradient = new float[parameters.length];
    this.loss = new float[lanes.width()];
    this.leftAt = new float[lanes.width()];
    this.divergedAt = new long[lanes.count()];
    model.initialize(streams, parameters);
    boolean syre = lanes.shared().word(CommonParameters.REMOVAL).equals(Removal.SYRE.word());
    this.offset = syre ? Offsets.of(model, lanes, streams) : null;
    this.shifted = syre ? new float[parameters.length] : null;
    runs.forEach(run -> curves.add(new ArrayList<>()));
  }

  /** Whether there is nothing left to train: a diverged lane's result is settled. */
  boolean settled() {
    return Arrays.stream(divergedAt).allMatch(step -> step > 0);
  }

  /**
   * Trains all lanes for a stretch of steps.
   *
   * @param rows the data of all steps of the stretch
   * @param stepsBefore steps trained so far
   */
  void train(float[] rows, int steps, int examples, long stepsBefore) {
    int stride = examples * model.rowLength();
    Arrays.fill(leftAt, IN_RANGE);
    for (int step = 0; step < steps; step++) {
      model.gradient(effective(), rows, step * stride, examples, gradient, loss);
      OPERATIONS.watch(loss, step, lossLimit, leftAt);
      OPERATIONS.descend(parameters, gradient, rate, decay);
    }
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (divergedAt[lane] == 0 && leftAt[lane] != IN_RANGE) {
        divergedAt[lane] = stepsBefore + (long) leftAt[lane] + 1;
      }
    }
  }

  private float[] effective() {
    if (offset == null) {
      return parameters;
    }
    OPERATIONS.add(parameters, offset, shifted);
    return shifted;
  }

  /** Adds a point to the curve of every lane that has not diverged. */
  void record(long step) {
    float[] effective = effective();
    for (int lane = 0; lane < lanes.count(); lane++) {
      if (divergedAt[lane] == 0) {
        curves.get(lane).add(new Outcome.CurvePoint(step, measure(effective, lane)));
      }
    }
  }

  /** The outcomes of the runs, in their order. */
  List<Outcome> outcomes(LaneScenario scenario, double secondsPerRun) {
    int orderParameter = scenario.orderParameterIndex();
    long steps = lanes.shared().whole(CommonParameters.STEPS);
    float[] effective = effective();
    List<Outcome> outcomes = new ArrayList<>();
    for (int lane = 0; lane < lanes.count(); lane++) {
      List<Outcome.CurvePoint> curve = curves.get(lane);
      Run run = runs.get(lane);
      if (divergedAt[lane] > 0) {
        outcomes.add(Outcome.diverged(run, divergedAt[lane], secondsPerRun, curve));
        continue;
      }
      List<Double> measured = measure(effective, lane);
      if (!measured.stream().allMatch(Double::isFinite)) {
        // The last step itself threw it out of range.
        outcomes.add(Outcome.diverged(run, steps, secondsPerRun, curve));
        continue;
      }
      Phase phase = measured.get(orderParameter) > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
      outcomes.add(Outcome.completed(run, phase, measured, secondsPerRun, curve));
    }
    return outcomes;
  }

  private List<Double> measure(float[] effective, int lane) {
    double[] own = new double[model.parameters()];
    for (int p = 0; p < own.length; p++) {
      own[p] = effective[p * lanes.width() + lane];
    }
    return model.measure(lane, own);
  }
}
