package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.DoubleClassifier;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResNetClassifierTest {

  /** He et al. 2016: 11.17 million with ten classes; here with 128 units before the last layer. */
  @Test
  void hasTheParametersOfTheOriginal() {
    Architecture original = Architectures.resNet18(new TensorShape(3, 32, 32), 64, 10, 128);
    int published = 11_173_962;
    int withoutItsHead = published - 512 * 10 - 10;
    assertThat(original.parameters()).isEqualTo(withoutItsHead + 513 * 128 + 129 * 10);
  }

  @Test
  void gradientAgreesWithADifference() {
    Architecture small = Architectures.resNet18(new TensorShape(3, 8, 8), 2, 3, 5);
    Batch batch = Networks.batch(small.input());
    DoubleClassifier network = new DoubleClassifier(small);
    double[] parameters = Initialization.of(small.blocks(), new RandomStreams(3, 0));
    double[] gradient = new double[parameters.length];
    double[] ignored = new double[parameters.length];
    network.lossAndGradient(parameters, batch, gradient);
    double width = 1e-7;
    for (int i = 0; i < parameters.length; i += 7) {
      double at = parameters[i];
      parameters[i] = at + width;
      double above = network.lossAndGradient(parameters, batch, ignored);
      parameters[i] = at - width;
      double below = network.lossAndGradient(parameters, batch, ignored);
      parameters[i] = at;
      assertThat(gradient[i])
          .as("parameter %d", i)
          .isCloseTo((above - below) / (2 * width), within(1e-5));
    }
  }

  @Test
  void learnsTheSyntheticImages() {
    ResNetClassifier scenario = new ResNetClassifier();
    Outcome outcome =
        Networks.train(
            scenario,
            Engine.KERNEL,
            Networks.run(
                scenario,
                Map.of(
                    "width", new Value.Whole(4),
                    "penultimate", new Value.Whole(16),
                    "examples", new Value.Whole(500),
                    "steps", new Value.Whole(300)),
                0));
    // Chance is 0.1.
    assertThat(outcome.measured().number("test_accuracy")).isGreaterThan(0.4);
  }
}
