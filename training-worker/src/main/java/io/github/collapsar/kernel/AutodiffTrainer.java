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
 * precision, on the same draws; removal, decay and optimiser written out plainly.
 */
final class AutodiffTrainer implements PackTrainer {

  private final LaneScenario scenario;

  AutodiffTrainer(LaneScenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    NativeBackend.prepare(context.gpu());
    long started = System.nanoTime();
    List<Run> runs = pack.runs();
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    Lanes lanes = Lanes.exactly(runs.stream().map(Run::coordinates).toList());
    LaneProblem problem = scenario.problem(shared, streams);
    LaneModel model = problem.model(lanes);
    LaneRecord record = new LaneRecord(scenario, model, runs);
    StepVariates variates =
        new StepVariates(
            CommonParameters.removal(shared),
            Treatment.trained(model, shared),
            model.parameters(),
            streams);
    Rows rows = new Rows(problem, shared, streams, variates.perStep());
    AutodiffTrajectory trajectory =
        new AutodiffTrajectory(model, lanes, streams, rows.examples(), problem.rowLength());
    long steps = shared.whole(CommonParameters.STEPS);
    long every = context.curveEvery();
    for (long step = 1; step <= steps && !record.settled(); step++) {
      rows.draw(1, step - 1);
      variates.draw(1);
      double[] loss = trajectory.step(rows.data(), variates.values());
      for (int lane = 0; lane < lanes.count(); lane++) {
        if (!Float.isNaN(scenario.lossLimit()) && !(loss[lane] <= scenario.lossLimit())) {
          record.diverged(lane, step);
        }
      }
      if (model.observes()) {
        model.observe(step, loss);
      }
      if (every > 0 && (step % every == 0 || step == steps)) {
        record.point(step, trajectory::measured, rows.fixed());
      }
    }
    double secondsPerRun = (System.nanoTime() - started) * 1e-9 / runs.size();
    return record.outcomes(trajectory::measured, rows.fixed(), secondsPerRun);
  }
}
