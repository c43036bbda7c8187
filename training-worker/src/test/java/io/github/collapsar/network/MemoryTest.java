package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory off the heap over 200 runs in one JVM. */
class MemoryTest {

  private static final int RUNS = 50;

  @Test
  void ownArithmeticTakesNone() {
    long before = Pointer.totalBytes();
    train(Engine.KERNEL, RUNS);
    // What earlier tests left may be given back meanwhile.
    assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(before);
  }

  @Test
  @Tag("slow")
  void theReferenceGivesBackWhatItTook() {
    train(Engine.DL4J, 5);
    long before = Pointer.totalBytes();
    train(Engine.DL4J, RUNS);
    // A run's network and workspaces take more than this each.
    assertThat(Pointer.totalBytes() - before).isLessThan(20 << 20);
  }

  private static void train(Engine engine, int runs) {
    for (int i = 0; i < runs; i++) {
      Map<String, Value> values =
          Map.of("steps", new Value.Whole(3), "learning-rate", new Value.Real(0.01 + 1e-5 * i));
      assertThat(Networks.train(Networks.PERCEPTRON, engine, Networks.run(values, 0)).phase())
          .contains(Phase.LEARNED);
    }
  }
}
