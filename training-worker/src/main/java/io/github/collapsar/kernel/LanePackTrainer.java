package io.github.collapsar.kernel;

import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
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
 * runs through it while its parameters stay in the first-level cache.
 */
final class LanePackTrainer implements PackTrainer {

  /** Floats of data drawn at a time: a quarter of a typical second-level cache. */
  private static final int STRETCH_FLOATS = 1 << 16;

  /** Floats of parameters in a block, so that they and their gradient fit the first-level cache. */
  private static final int BLOCK_FLOATS = 4096;

  private static final int MAX_BLOCK_LANES = 256;

  private final LaneScenario scenario;

  LanePackTrainer(LaneScenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public List<Outcome> train(Pack pack, TrainingContext context) {
    long started = System.nanoTime();
    RandomStreams streams = new RandomStreams(pack.seed(), pack.replicate());
    Coordinates shared = pack.shared();
    LaneModel shape = scenario.model(new Lanes(List.of(shared)));
    List<LaneBlock> blocks = blocks(pack, shape, streams);
    Rows rows =
        new Rows(
            shape,
            streams.normals(Purpose.DATA),
            Math.toIntExact(shared.whole(CommonParameters.BATCH_SIZE)));
    long steps = shared.whole(CommonParameters.STEPS);
    long every = context.curveEvery();
    for (long step = 0; step < steps; ) {
      long stretch = Math.min(steps - step, rows.stepsAtMost());
      if (every > 0) {
        stretch = Math.min(stretch, every - step % every);
      }
      rows.draw((int) stretch);
      long before = step;
      step += stretch;
      boolean record = every > 0 && (step % every == 0 || step == steps);
      for (LaneBlock block : blocks) {
        if (block.settled()) {
          continue;
        }
        block.train(rows.floats, (int) stretch, rows.examples, before);
        if (record) {
          block.record(step);
        }
      }
      if (blocks.stream().allMatch(LaneBlock::settled)) {
        break;
      }
    }
    double secondsPerRun = (System.nanoTime() - started) * 1e-9 / pack.runs().size();
    List<Outcome> outcomes = new ArrayList<>(pack.runs().size());
    for (LaneBlock block : blocks) {
      outcomes.addAll(block.outcomes(scenario, secondsPerRun));
    }
    return outcomes;
  }

  private List<LaneBlock> blocks(Pack pack, LaneModel shape, RandomStreams streams) {
    int lanes = BLOCK_FLOATS / shape.parameters() / Lanes.MULTIPLE * Lanes.MULTIPLE;
    int width = Math.max(Lanes.MULTIPLE, Math.min(MAX_BLOCK_LANES, lanes));
    List<LaneBlock> blocks = new ArrayList<>();
    List<Run> runs = pack.runs();
    for (int from = 0; from < runs.size(); from += width) {
      List<Run> own = runs.subList(from, Math.min(runs.size(), from + width));
      blocks.add(new LaneBlock(scenario, own, streams));
    }
    return blocks;
  }

  /** The data of a stretch of steps, shared by all blocks. */
  private static final class Rows {

    private final LaneModel shape;
    private final NormalStream normals;
    private final int examples;
    private final float[] drawn;
    private final float[] floats;

    Rows(LaneModel shape, NormalStream normals, int examples) {
      this.shape = shape;
      this.normals = normals;
      this.examples = examples;
      long step = (long) examples * shape.rowLength();
      this.floats = new float[Math.toIntExact(Math.max(step, STRETCH_FLOATS / step * step))];
      this.drawn = new float[floats.length / shape.rowLength() * shape.variatesPerRow()];
    }

    long stepsAtMost() {
      return floats.length / ((long) examples * shape.rowLength());
    }

    void draw(int steps) {
      int length = shape.rowLength();
      int variates = shape.variatesPerRow();
      int count = steps * examples;
      normals.fill(drawn, 0, count * variates);
      for (int row = 0; row < count; row++) {
        System.arraycopy(drawn, row * variates, floats, row * length, variates);
        shape.completeRow(floats, row * length);
      }
    }
  }
}
