package io.github.collapsar.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.network.MlpShape.Nonlinearity;
import io.github.collapsar.random.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DescentTest {

  private static final RandomStreams STREAMS = new RandomStreams(4, 0);
  private static final double RATE = 0.3;
  private static final double DECAY = 0.05;

  @BeforeAll
  static void prepare() {
    NativeBackend.prepare();
  }

  @Test
  void decaysTowardsZeroAlongTheGradient() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.TANH);
        Descent descent = descent(network, Optional.empty())) {
      double[] before = values(network.parameters());
      final double loss = Networks.loss(network);
      double[] gradient = values(network.gradient());
      assertThat(step(descent)).isEqualTo(loss);
      double[] after = values(network.parameters());
      for (int i = 0; i < after.length; i++) {
        assertThat(after[i])
            .isCloseTo(before[i] - RATE * (gradient[i] + DECAY * before[i]), within(1e-15));
      }
    }
  }

  /**
   * Syre is the same network at shifted parameters, its decay drawn towards the shift (R, Eq. 2).
   */
  @Test
  void syreIsTheSameNetworkWithShiftedParameters() {
    try (Dl4jNetwork removed = Networks.small(Nonlinearity.TANH);
        Dl4jNetwork plain = Networks.small(Nonlinearity.TANH)) {
      float[] offset = Offset.of(removed.blocks(), 0.5, STREAMS);
      float[] start = Initialization.uniform(removed.blocks(), STREAMS);
      double[] shifted = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        shifted[i] = (double) start[i] + offset[i];
      }
      try (Descent descent = descent(removed, Optional.of(offset))) {
        for (int step = 0; step < 20; step++) {
          plain.parameters().assign(Nd4j.createFromArray(shifted).reshape(1, shifted.length));
          double expected = Networks.loss(plain);
          assertThat(step(descent)).isCloseTo(expected, within(1e-12));
          double[] gradient = values(plain.gradient());
          for (int i = 0; i < shifted.length; i++) {
            shifted[i] -= RATE * (gradient[i] + DECAY * (shifted[i] - offset[i]));
          }
        }
        assertThat(values(removed.parameters())).containsExactly(shifted, within(1e-12));
      }
    }
  }

  @Test
  void withoutOffsetTheTwoAreTheSame() {
    try (Dl4jNetwork removed = Networks.small(Nonlinearity.RELU);
        Dl4jNetwork plain = Networks.small(Nonlinearity.RELU);
        Descent syre = descent(removed, Optional.of(Offset.of(removed.blocks(), 0, STREAMS)));
        Descent vanilla = descent(plain, Optional.empty())) {
      for (int step = 0; step < 5; step++) {
        assertThat(step(syre)).isEqualTo(step(vanilla));
      }
      assertThat(values(removed.parameters())).isEqualTo(values(plain.parameters()));
    }
  }

  @Test
  void offsetIsRelativeToTheFanInOfTheLayerAndReachesBiases() {
    List<ParameterBlock> blocks =
        List.of(
            new ParameterBlock("0_W", 0, 40_000, 400),
            new ParameterBlock("0_b", 40_000, 40_000, 25));
    float[] offset = Offset.of(blocks, 0.1, STREAMS);
    assertThat(deviation(offset, 0, 40_000)).isCloseTo(0.1 / 20, within(0.1 / 20 * 0.02));
    assertThat(deviation(offset, 40_000, 80_000)).isCloseTo(0.1 / 5, within(0.1 / 5 * 0.02));
  }

  @Test
  void startIsUniformWithinTheFanIn() {
    List<ParameterBlock> blocks =
        List.of(new ParameterBlock("0_W", 0, 30_000, 100), new ParameterBlock("0_b", 30_000, 9, 4));
    float[] start = Initialization.uniform(blocks, STREAMS);
    float bound = 0.1f;
    assertThat(deviation(start, 0, 30_000)).isCloseTo(bound / Math.sqrt(3), within(0.001));
    for (int i = 0; i < start.length; i++) {
      assertThat(start[i]).isBetween(i < 30_000 ? -bound : -0.5f, i < 30_000 ? bound : 0.5f);
    }
  }

  /** Subnormal numbers would make the steps of a collapsed network ten times slower. */
  @Test
  void decayEndsAtZeroBeforeItGetsSubnormal() {
    MlpShape shape = new MlpShape(3, 2, 4, 2, Nonlinearity.TANH);
    try (Dl4jNetwork network = new Dl4jNetwork(shape.configuration(DataType.FLOAT))) {
      float[] start = new float[46];
      Arrays.fill(start, 0x1p-50f);
      try (Descent descent = new Descent(network, start, Optional.empty(), 0.5, 1)) {
        INDArray inputs = Nd4j.zeros(DataType.FLOAT, 4, 3);
        INDArray targets = Nd4j.createFromArray(Networks.TARGETS).castTo(DataType.FLOAT);
        double smallest = 1;
        for (int step = 0; step < 48; step++) {
          Workspaces.inStep(() -> descent.step(inputs, targets));
          for (double parameter : values(network.parameters())) {
            smallest = parameter == 0 ? smallest : Math.min(smallest, Math.abs(parameter));
          }
        }
        assertThat(smallest).isBetween(0x1p-80, 0x1p-50);
        assertThat(network.parameters().getDouble(0)).isZero();
      }
    }
  }

  @Test
  void noticesParametersThatAreNotFinite() {
    try (Dl4jNetwork network = Networks.small(Nonlinearity.RELU);
        Descent descent = descent(network, Optional.empty())) {
      assertThat(descent.finite()).isTrue();
      network.parameters().putScalar(45, Double.POSITIVE_INFINITY);
      assertThat(descent.finite()).isFalse();
    }
  }

  private static Descent descent(Dl4jNetwork network, Optional<float[]> offset) {
    float[] start = Initialization.uniform(network.blocks(), STREAMS);
    return new Descent(network, start, offset, RATE, DECAY);
  }

  private static double step(Descent descent) {
    INDArray inputs = Nd4j.createFromArray(Networks.INPUTS);
    INDArray targets = Nd4j.createFromArray(Networks.TARGETS);
    return Workspaces.inStep(() -> descent.step(inputs, targets));
  }

  private static double[] values(INDArray row) {
    return row.dup().data().asDouble();
  }

  private static double deviation(float[] values, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares / (to - from));
  }
}
