package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CnnClassifierTest {

  private static final CnnClassifier SCENARIO = new CnnClassifier();

  @Test
  void learnsTaskAfterTask() {
    Outcome outcome =
        train(
            Map.of(
                "tasks", new Value.Whole(2),
                "steps", new Value.Whole(1_200),
                "examples", new Value.Whole(1_000)));
    double[] accuracies = outcome.measured().series("task_accuracy");
    assertThat(accuracies).hasSize(2);
    assertThat(accuracies[0]).isGreaterThan(0.4);
    assertThat(accuracies[1]).isGreaterThan(0.4);
    // What it ends with is measured on the last task.
    assertThat(outcome.measured().number("test_accuracy")).isEqualTo(accuracies[1]);
  }

  @Test
  void strongDecayCollapsesTheConvolutions() {
    Outcome outcome =
        train(Map.of("weight-decay", new Value.Real(1), "steps", new Value.Whole(200)));
    assertThat(outcome.phase()).contains(Phase.COLLAPSED);
    assertThat(outcome.measured().number("rank_after_activation")).isZero();
  }

  @Test
  void taskMeansAnotherOrderOfThePixels() {
    Run one = Networks.run(SCENARIO, Map.of(), 0);
    Run two = Networks.run(SCENARIO, Map.of("tasks", new Value.Whole(2)), 0);
    Outcome first = Networks.train(SCENARIO, Engine.KERNEL, one);
    Outcome second = Networks.train(SCENARIO, Engine.KERNEL, two);
    assertThat(first.measured()).isNotEqualTo(second.measured());
  }

  @Test
  void saysWhatIsWrongWithMoreTasksThanSteps() {
    assertThat(
            SCENARIO.problem(
                Networks.run(SCENARIO, Map.of("tasks", new Value.Whole(30)), 0).coordinates()))
        .contains("tasks = 30 is more than steps = 20; lower tasks");
  }

  private static Outcome train(Map<String, Value> values) {
    Map<String, Value> all = new HashMap<>(values);
    return Networks.train(SCENARIO, Engine.KERNEL, Networks.run(SCENARIO, all, 0));
  }
}
