package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Checkpoints;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Leaves a state every few steps, and kills the run once it has done so several times. */
  private static final class Memory implements Checkpoints {
    private final Map<RunId, byte[]> states = new HashMap<>();
    private final int killAfter;
    private int steps;
    private int written;

    Memory(int killAfter) {
      this.killAfter = killAfter;
    }

    @Override
    public Optional<byte[]> read(RunId id) {
      return Optional.ofNullable(states.get(id));
    }

    @Override
    public boolean due() {
      if (written == killAfter) {
        throw new Killed();
      }
      return ++steps % 7 == 0;
    }

    @Override
    public void write(RunId id, byte[] state) {
      states.put(id, state);
      written++;
    }

    @Override
    public void remove(RunId id) {
      states.remove(id);
    }
  }

  static Stream<Run> runs() {
    Value tasks = new Value.Whole(3);
    return Stream.of(
        Networks.run(
            Map.of(
                "optimizer", new Value.Word("adam"),
                "learning-rate", new Value.Real(0.01),
                "beta1", new Value.Real(0.9),
                "beta2", new Value.Real(0.999),
                "adam-epsilon", new Value.Real(1e-8),
                "removal", new Value.Word("gradient-noise"),
                "gradient-noise-variance", new Value.Real(1e-4)),
            0),
        Networks.run(new CnnClassifier(), Map.of("tasks", tasks), 0),
        Networks.run(
            new ResNetClassifier(),
            Map.of(
                "width", new Value.Whole(2),
                "optimizer", new Value.Word("momentum"),
                "momentum", new Value.Real(0.9),
                "precision", new Value.Word("double"),
                "schedule", new Value.Word("cosine")),
            0),
        Networks.run(
            new BetaVae(),
            Map.of(
                "hidden", new Value.Whole(20),
                "latent", new Value.Whole(5),
                "learning-rate", new Value.Real(1e-3)),
            0));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunThatWasKilledEndsAsOneThatWasNot(Run run) {
    Scenario scenario = Scenarios.require(run.scenario());
    TrainingContext curves = new TrainingContext(Optional.empty(), 6);
    Outcome whole = train(scenario, run, curves);
    Memory memory = new Memory(2);
    assertThatThrownBy(() -> train(scenario, run, curves.leaving(memory)))
        .isInstanceOf(Killed.class);
    Memory rest = new Memory(Integer.MAX_VALUE);
    rest.states.putAll(memory.states);
    assertThat(rest.states).hasSize(1);
    Outcome continued = train(scenario, run, curves.leaving(rest));
    assertThat(continued.measured()).isEqualTo(whole.measured());
    assertThat(continued.curve()).isEqualTo(whole.curve());
    // Only the six steps after the second state were taken: no state was due any more.
    assertThat(rest.written).isZero();
    assertThat(rest.states).isEmpty();
  }

  @Test
  void aDamagedStateIsNotUsed() {
    Run run = Networks.run(Map.of(), 0);
    Outcome whole = train(Networks.PERCEPTRON, run, TrainingContext.PLAIN);
    Memory memory = new Memory(1);
    assertThatThrownBy(() -> train(Networks.PERCEPTRON, run, TrainingContext.PLAIN.leaving(memory)))
        .isInstanceOf(Killed.class);
    memory.states.values().iterator().next()[1000] ^= 1;
    Memory rest = new Memory(Integer.MAX_VALUE);
    rest.states.putAll(memory.states);
    Outcome again = train(Networks.PERCEPTRON, run, TrainingContext.PLAIN.leaving(rest));
    assertThat(again.measured()).isEqualTo(whole.measured());
    assertThat(rest.written).isEqualTo(2);
  }

  private static Outcome train(Scenario scenario, Run run, TrainingContext context) {
    return scenario.trainer(Engine.KERNEL).train(new Pack(List.of(run)), context).get(0);
  }
}
