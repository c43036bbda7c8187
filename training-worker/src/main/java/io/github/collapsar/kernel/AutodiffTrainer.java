package io.github.collapsar.kernel;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.List;

/**
 * The reference of the kernels: the loss under ND4J's automatic differentiation, in double
 * precision, on the same draws; decay, offset and steps written out plainly.
 */
final class AutodiffTrainer implements PackTrainer {

  private final LaneScenario scenario;

  AutodiffTrainer(LaneScenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    NativeBackend.prepare();
    long started = System.nanoTime();
    List<Run> runs = pack.runs();
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Lanes lanes = new Lanes(runs.stream().map(Run::coordinates).toList());
    LaneModel model = scenario.model(lanes);
    LaneRecord record = new LaneRecord(scenario, model, runs);
    Coordinates shared = pack.shared();
    Rows rows = new Rows(model, shared, streams);
    AutodiffTrajectory trajectory = new AutodiffTrajectory(model, lanes, streams, rows.examples());
    long steps = shared.whole(CommonParameters.STEPS);
    long every = context.curveEvery();
    for (long step = 1; step <= steps && !record.settled(); step++) {
      rows.draw(1);
      double[] loss = trajectory.step(rows.data());
      for (int lane = 0; lane < lanes.count(); lane++) {
        if (!(loss[lane] <= scenario.lossLimit())) {
          record.diverged(lane, step);
        }
      }
      if (every > 0 && (step % every == 0 || step == steps)) {
        record.point(step, trajectory::seen);
      }
    }
    double secondsPerRun = (System.nanoTime() - started) * 1e-9 / runs.size();
    return record.outcomes(trajectory::seen, secondsPerRun);
  }
}
