package io.github.collapsar.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.network.Networks;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.LayerSpec.BatchNormalization;
import io.github.collapsar.network.architecture.LayerSpec.Convolution;
import io.github.collapsar.network.architecture.LayerSpec.Dense;
import io.github.collapsar.network.architecture.LayerSpec.Elementwise;
import io.github.collapsar.network.architecture.LayerSpec.MaximumPool;
import io.github.collapsar.network.architecture.LayerSpec.MeanPool;
import io.github.collapsar.network.architecture.LayerSpec.Residual;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer's gradient, in double precision, against central differences of the loss. */
class GradientTest {

  private static final RandomStreams STREAMS = new RandomStreams(3, 0);

  static Stream<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>();
    for (Nonlinearity nonlinearity : Nonlinearity.values()) {
      all.add(Architectures.perceptron(TensorShape.vector(7), 2, 21, 3, nonlinearity));
    }
    all.add(
        convolutional(
            new Convolution(3, 3, 1, 0, true),
            new MaximumPool(2),
            new Convolution(5, 2, 1, 1, true)));
    all.add(
        convolutional(
            new Convolution(6, 3, 1, 1, false),
            new BatchNormalization(),
            new Convolution(4, 3, 2, 1, true)));
    all.add(
        convolutional(
            new Convolution(4, 3, 1, 1, true),
            new Residual(
                List.of(new Convolution(5, 3, 2, 1, false), new BatchNormalization()),
                List.of(new Convolution(5, 1, 2, 0, false), new BatchNormalization())),
            new Residual(
                List.of(new Convolution(5, 3, 1, 1, true), new Elementwise(Nonlinearity.TANH)),
                List.of()),
            new MeanPool()));
    return all.stream();
  }

  private static Architecture convolutional(LayerSpec... specs) {
    List<LayerSpec> layers = new ArrayList<>();
    for (LayerSpec spec : specs) {
      layers.add(spec);
      layers.add(new Elementwise(Nonlinearity.TANH));
    }
    layers.add(new Dense(3));
    return new Architecture(new TensorShape(2, 7, 6), layers, 1);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void agreesWithCentralDifferences(Architecture architecture) {
    Batch batch = Networks.batch(architecture.input());
    DoubleClassifier network = new DoubleClassifier(architecture);
    double[] parameters = Initialization.of(architecture.blocks(), STREAMS);
    double[] gradient = new double[parameters.length];
    double[] ignored = new double[parameters.length];
    network.lossAndGradient(parameters, batch, gradient);
    double width = 1e-6;
    for (int i = 0; i < parameters.length; i++) {
      double at = parameters[i];
      parameters[i] = at + width;
      double above = network.lossAndGradient(parameters, batch, ignored);
      parameters[i] = at - width;
      double below = network.lossAndGradient(parameters, batch, ignored);
      parameters[i] = at;
      assertThat(gradient[i])
          .as("parameter %d of %s", i, architecture.blocks())
          .isCloseTo((above - below) / (2 * width), within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void singlePrecisionAgreesWithDouble(Architecture architecture) {
    Batch batch = Networks.batch(architecture.input());
    double[] parameters = Initialization.of(architecture.blocks(), STREAMS);
    double[] gradient = new double[parameters.length];
    double loss = new DoubleClassifier(architecture).lossAndGradient(parameters, batch, gradient);
    float[] single = new float[parameters.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) parameters[i];
    }
    float[] singleGradient = new float[single.length];
    assertThat(new FloatClassifier(architecture).lossAndGradient(single, batch, singleGradient))
        .isCloseTo(loss, within(1e-5));
    for (int i = 0; i < single.length; i++) {
      assertThat((double) singleGradient[i]).isCloseTo(gradient[i], within(2e-5));
    }
  }
}
