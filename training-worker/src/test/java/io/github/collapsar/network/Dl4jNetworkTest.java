package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.network.MlpShape.Nonlinearity;
import io.github.collapsar.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Dl4jNetworkTest {

  private static final RandomStreams STREAMS = new RandomStreams(3, 0);

  @BeforeAll
  static void prepare() {
    NativeBackend.prepare();
  }

  @ParameterizedTest
  @EnumSource(Nonlinearity.class)
  void gradientAgreesWithCentralDifferences(Nonlinearity nonlinearity) {
    try (Dl4jNetwork network = Networks.small(nonlinearity)) {
      INDArray parameters = start(network);
      Networks.loss(network);
      INDArray gradient = network.gradient().dup();
      double width = 1e-6;
      for (int i = 0; i < parameters.length(); i++) {
        double at = parameters.getDouble(i);
        parameters.putScalar(i, at + width);
        double above = Networks.loss(network);
        parameters.putScalar(i, at - width);
        double below = Networks.loss(network);
        parameters.putScalar(i, at);
        assertThat(gradient.getDouble(i))
            .as("parameter %d", i)
            .isCloseTo((above - below) / (2 * width), within(1e-8));
      }
    }
  }

  @Test
  void lossIsTheCrossEntropyOfTheNetworkWrittenOut() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.TANH)) {
      double[] theta = start(network).dup().data().asDouble();
      double sum = 0;
      for (int example = 0; example < 4; example++) {
        double[] first = tanh(layer(theta, 0, Networks.INPUTS[example], 4));
        double[] second = tanh(layer(theta, 16, first, 4));
        double[] logits = layer(theta, 36, second, 2);
        int right = Networks.TARGETS[example][0] == 1 ? 0 : 1;
        sum += Math.log(1 + Math.exp(logits[1 - right] - logits[right]));
      }
      assertThat(Networks.loss(network)).isCloseTo(sum / 4, within(1e-12));
    }
  }

  @Test
  void dividesTheVectorIntoWeightsAndBiasesWithTheirFanIn() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.RELU)) {
      assertThat(network.blocks())
          .containsExactly(
              new ParameterBlock("0_W", 0, 12, 3),
              new ParameterBlock("0_b", 12, 4, 3),
              new ParameterBlock("1_W", 16, 16, 4),
              new ParameterBlock("1_b", 32, 4, 4),
              new ParameterBlock("2_W", 36, 8, 4),
              new ParameterBlock("2_b", 44, 2, 4));
      assertThat(network.parameters().length()).isEqualTo(46);
    }
  }

  @Test
  void lossIsNotClippedAndGradientIsFiniteWhereTheNetworkIsSurelyWrong() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.IDENTITY)) {
      start(network).muli(1e4);
      assertThat(Networks.loss(network)).isGreaterThan(1e9).isFinite();
      assertThat(Arrays.stream(network.gradient().dup().data().asDouble()))
          .allMatch(Double::isFinite);
    }
  }

  @Test
  void outputsAreTheLogits() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.SILU)) {
      start(network);
      INDArray inputs = Nd4j.createFromArray(Networks.INPUTS);
      double[] logits = Workspaces.inExamination(() -> network.outputs(inputs));
      double loss = 0;
      for (int example = 0; example < 4; example++) {
        int right = Networks.TARGETS[example][0] == 1 ? 0 : 1;
        loss +=
            Math.log(1 + Math.exp(logits[2 * example + 1 - right] - logits[2 * example + right]));
      }
      assertThat(loss / 4).isCloseTo(Networks.loss(network), within(1e-12));
    }
  }

  @Test
  void firstLayerIsThatOfTheNetwork() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.RELU)) {
      double[] theta = start(network).dup().data().asDouble();
      INDArray before = network.firstBeforeActivation(Nd4j.createFromArray(Networks.INPUTS));
      for (int example = 0; example < 4; example++) {
        double[] expected = layer(theta, 0, Networks.INPUTS[example], 4);
        for (int unit = 0; unit < 4; unit++) {
          assertThat(before.getDouble(example, unit)).isCloseTo(expected[unit], within(1e-12));
        }
      }
      INDArray after = network.activateFirst(before.dup());
      assertThat(after.getDouble(0, 0)).isEqualTo(Math.max(before.getDouble(0, 0), 0));
      assertThat(after.minNumber().doubleValue()).isZero();
    }
  }

  private static INDArray start(Dl4jNetwork network) {
    float[] values = Initialization.uniform(network.blocks(), STREAMS);
    INDArray parameters = network.parameters();
    parameters.assign(
        Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape(parameters.shape()));
    return parameters;
  }

  /** Weights [inputs, units] column by column from an offset on, then biases. */
  private static double[] layer(double[] theta, int offset, double[] inputs, int units) {
    double[] sums = new double[units];
    for (int unit = 0; unit < units; unit++) {
      sums[unit] = theta[offset + inputs.length * units + unit];
      for (int input = 0; input < inputs.length; input++) {
        sums[unit] += inputs[input] * theta[offset + unit * inputs.length + input];
      }
    }
    return sums;
  }

  private static double[] tanh(double[] sums) {
    return Arrays.stream(sums).map(Math::tanh).toArray();
  }
}
