package io.github.collapsar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.regression.HadamardRegression;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack draws each example once, however many lanes and blocks it has. */
class DrawnOnceTest {

  private static final int STEPS = 70;
  private static final int BATCH = 3;

  /** One lane, one block, and several blocks of lanes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 900})
  void everyExampleIsDrawnOnceAPack(int lanes) {
    Counting scenario = new Counting();
    List<Run> runs = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      runs.add(
          Runs.of(
              scenario,
              1,
              0,
              "learning-rate",
              1e-4 * (lane + 1),
              "dimension",
              20,
              "steps",
              STEPS,
              "batch-size",
              BATCH));
    }
    new LanePackTrainer(scenario).train(new Pack(runs), TrainingContext.PLAIN);
    assertThat(scenario.rows).isEqualTo(STEPS * BATCH);
  }

  /** Hadamard regression that counts the rows it is given. */
  private static final class Counting extends LaneScenario {
    private final HadamardRegression counted = new HadamardRegression();
    private int rows;

    @Override
    public LaneProblem problem(Coordinates shared, RandomStreams streams) {
      LaneProblem problem = counted.problem(shared, streams);
      return new LaneProblem() {
        @Override
        public LaneModel model(LaneCoordinates lanes) {
          return problem.model(lanes);
        }

        @Override
        public int variatesPerRow() {
          return problem.variatesPerRow();
        }

        @Override
        public int derivedPerRow() {
          return problem.derivedPerRow();
        }

        @Override
        public void completeRows(float[] target, int offset, int count, int task) {
          rows += count;
          problem.completeRows(target, offset, count, task);
        }
      };
    }

    @Override
    public double parameterCount(Coordinates coordinates) {
      return counted.parameterCount(coordinates);
    }

    @Override
    public ScenarioCard card() {
      return counted.card();
    }

    @Override
    public double estimatedSeconds(Coordinates coordinates) {
      return counted.estimatedSeconds(coordinates);
    }
  }
}
