package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains packs by the arithmetic of a reference, in double precision: on the draws that kernels
 * train on, with outcomes noted in the same way.
 */
public final class ReferenceTrainer implements PackTrainer {

  /**
   * What a trajectory begins with.
   *
   * @param lanes as many as runs
   * @param model of these lanes; its gradient is not to be used
   * @param transform what stands between the trained parameters and the model's
   * @param trained the trained parameters
   * @param examples the rows of a step
   * @param gpu the GPU assigned to the task; empty if none
   */
  public record Beginning(
      LaneProblem problem,
      LaneCoordinates lanes,
      LaneModel model,
      ParameterTransform transform,
      double[] trained,
      int examples,
      Optional<String> gpu) {}

  /** A block of lanes on its way. Arrays are laid out as {@link LaneModel} says. */
  public interface Trajectory {

    /**
     * Takes a step.
     *
     * @param rows of the minibatch
     * @param variates what the removal draws at this step
     * @return the loss of every lane before the step
     */
    double[] step(float[] rows, float[] variates);

    /** The gradient of the trained parameters at the last step, without decay and noise. */
    double[] gradient();

    /** The parameters that a lane is measured at. */
    double[] measured(int lane);
  }

  private final LaneScenario scenario;
  private final Function<Beginning, Trajectory> reference;

  /** Trains a scenario's lanes by the trajectories that a reference begins. */
  public ReferenceTrainer(LaneScenario scenario, Function<Beginning, Trajectory> reference) {
    this.scenario = scenario;
    this.reference = reference;
  }

  /** The trajectory of some lanes at its start. */
  Trajectory begin(
      LaneProblem problem,
      LaneModel model,
      LaneCoordinates lanes,
      RandomStreams streams,
      int examples) {
    return begin(problem, model, lanes, streams, examples, Optional.empty());
  }

  private Trajectory begin(
      LaneProblem problem,
      LaneModel model,
      LaneCoordinates lanes,
      RandomStreams streams,
      int examples,
      Optional<String> gpu) {
    double[] initial = new double[model.parameters() * lanes.width()];
    model.initialize(streams, initial);
    ParameterTransform transform = ParameterTransform.of(model, lanes, streams);
    return reference.apply(
        new Beginning(problem, lanes, model, transform, transform.begin(initial), examples, gpu));
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    long started = System.nanoTime();
    List<Run> runs = pack.runs();
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    LaneCoordinates lanes = LaneCoordinates.exactly(runs.stream().map(Run::coordinates).toList());
    LaneProblem problem = scenario.problem(shared, streams);
    LaneModel model = problem.model(lanes);
    LaneRecord record = new LaneRecord(scenario, model, runs);
    StepVariates variates = StepVariates.of(model, shared, streams);
    Rows rows = new Rows(problem, shared, streams, variates.perStep());
    Trajectory trajectory = begin(problem, model, lanes, streams, rows.examples(), context.gpu());
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
