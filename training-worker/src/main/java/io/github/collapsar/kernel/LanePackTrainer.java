package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a pack block by block on data drawn once: a stretch of steps is drawn, then every block
 * runs through it while its parameters stay in the cache.
 */
final class LanePackTrainer implements PackTrainer {

  /** Floats of parameters in a block, so that they fit the first-level cache. */
  private static final int BLOCK_FLOATS = 8192;

  private final LaneScenario scenario;

  LanePackTrainer(LaneScenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    long started = System.nanoTime();
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    LaneProblem problem = scenario.problem(shared, streams);
    LaneModel shape = problem.model(LaneCoordinates.alone(shared));
    int trained = ParameterTransform.trained(shape, shared);
    StepVariates variates = StepVariates.of(shape, shared, streams);
    Rows rows = new Rows(problem, shared, streams, variates.perStep());
    List<LaneBlock> blocks = blocks(pack, problem, trained, streams, rows, variates);
    long steps = shared.whole(CommonParameters.STEPS);
    long every = context.curveEvery();
    for (long step = 0; step < steps && !settled(blocks); ) {
      PackTrainer.stopIfInterrupted();
      long stretch = Math.min(steps - step, rows.stepsAtMost(step));
      if (every > 0) {
        stretch = Math.min(stretch, every - step % every);
      }
      rows.draw((int) stretch, step);
      variates.draw((int) stretch);
      long before = step;
      step += stretch;
      boolean record = every > 0 && (step % every == 0 || step == steps);
      for (LaneBlock block : blocks) {
        if (block.settled()) {
          continue;
        }
        block.train((int) stretch, before);
        if (record) {
          block.point(step);
        }
      }
    }
    double secondsPerRun = (System.nanoTime() - started) * 1e-9 / pack.runs().size();
    List<Outcome> outcomes = new ArrayList<>(pack.runs().size());
    for (LaneBlock block : blocks) {
      outcomes.addAll(block.outcomes(secondsPerRun));
    }
    return outcomes;
  }

  private static boolean settled(List<LaneBlock> blocks) {
    return blocks.stream().allMatch(LaneBlock::settled);
  }

  private List<LaneBlock> blocks(
      Pack pack,
      LaneProblem problem,
      int trained,
      RandomStreams streams,
      Rows rows,
      StepVariates variates) {
    boolean sideBySide = scenario.sideBySide(pack.shared());
    int fitting = BLOCK_FLOATS / trained / LaneCoordinates.MULTIPLE * LaneCoordinates.MULTIPLE;
    int width =
        sideBySide
            ? Math.max(LaneCoordinates.MULTIPLE, Math.min(problem.lanesAtMost(), fitting))
            : 1;
    List<LaneBlock> blocks = new ArrayList<>();
    List<Run> runs = pack.runs();
    for (int from = 0; from < runs.size(); from += width) {
      List<Run> own = runs.subList(from, Math.min(runs.size(), from + width));
      LaneCoordinates lanes =
          sideBySide
              ? LaneCoordinates.sideBySide(own.stream().map(Run::coordinates).toList())
              : LaneCoordinates.alone(own.get(0).coordinates());
      LaneModel model = problem.model(lanes);
      blocks.add(
          model instanceof DoubleLaneModel exact
              ? new DoubleLaneBlock(scenario, exact, lanes, own, streams, rows, variates)
              : new FloatLaneBlock(
                  scenario, (FloatLaneModel) model, lanes, own, streams, rows, variates));
    }
    return blocks;
  }
}
