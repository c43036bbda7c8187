package io.github.collapsar.kernel;

import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What is noted of a block of lanes on the way: divergence and curves; and the outcomes made of it.
 */
final class LaneRecord {

  private final List<Run> runs;
  private final LaneModel model;
  private final LaneScenario scenario;
  private final Measured.MeasurementNames names;
  private final long[] divergedAt;
  private final List<List<Outcome.CurvePoint>> curves = new ArrayList<>();

  LaneRecord(LaneScenario scenario, LaneModel model, List<Run> runs) {
    this.runs = runs;
    this.model = model;
    this.scenario = scenario;
    this.names = scenario.card().names();
    this.divergedAt = new long[runs.size()];
    runs.forEach(run -> curves.add(new ArrayList<>()));
  }

  /** Notes that a lane's loss is out of range at a step (from 1); the first such note counts. */
  void diverged(int lane, long step) {
    if (divergedAt[lane] == 0) {
      divergedAt[lane] = step;
    }
  }

  /** Whether there is nothing left to train: a diverged lane's outcome is settled. */
  boolean settled() {
    return Arrays.stream(divergedAt).allMatch(step -> step > 0);
  }

  /**
   * Adds a point to the curve of every lane that has not diverged.
   *
   * @param parameters what the model sees, by lane
   */
  void point(long step, IntFunction<double[]> parameters, Examples data) {
    for (int lane = 0; lane < runs.size(); lane++) {
      if (divergedAt[lane] == 0) {
        Measured measured = measured(lane, parameters.apply(lane), data);
        curves.get(lane).add(new Outcome.CurvePoint(step, measured));
      }
    }
  }

  /**
   * The outcomes of the runs, in their order.
   *
   * @param parameters what the model sees at the end, by lane
   */
  List<Outcome> outcomes(IntFunction<double[]> parameters, Examples data, double secondsPerRun) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int lane = 0; lane < runs.size(); lane++) {
      outcomes.add(outcome(lane, parameters, data, secondsPerRun));
    }
    return outcomes;
  }

  private Outcome outcome(
      int lane, IntFunction<double[]> parameters, Examples data, double secondsPerRun) {
    Run run = runs.get(lane);
    List<Outcome.CurvePoint> curve = curves.get(lane);
    if (divergedAt[lane] > 0) {
      return Outcome.diverged(run, divergedAt[lane], secondsPerRun, curve);
    }
    Measured measured = measured(lane, parameters.apply(lane), data);
    if (!measured.isFinite()) {
      // The last step itself threw it out of range.
      long last = run.coordinates().whole(CommonParameters.STEPS);
      return Outcome.diverged(run, last, secondsPerRun, curve);
    }
    Phase phase = scenario.phase(measured);
    return Outcome.completed(run, phase, measured, secondsPerRun, curve);
  }

  private Measured measured(int lane, double[] parameters, Examples data) {
    Measured.Builder measured = names.measure();
    model.measure(lane, parameters, data, measured);
    return measured.build();
  }
}
