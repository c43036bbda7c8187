package io.github.collapsar.reference.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.collapsar.nativebuild.NativeBackend;
import io.github.collapsar.network.Networks;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.examination.ClassifierMeasurement;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.DoubleClassifier;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same networks in DL4J: same parameters, same loss, gradient, outputs and runs. */
class ReferenceTest {

  static Stream<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>();
    for (Nonlinearity nonlinearity : Nonlinearity.values()) {
      all.add(Architectures.perceptron(TensorShape.vector(7), 2, 21, 3, nonlinearity));
    }
    all.add(Architectures.convolutional(new TensorShape(1, 28, 28), 3, Nonlinearity.TANH));
    all.add(Architectures.convolutional(new TensorShape(3, 32, 32), 3, Nonlinearity.RELU));
    all.add(Architectures.resNet18(new TensorShape(3, 16, 16), 2, 3, 7));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void lossGradientAndOutputsAgree(Architecture architecture) {
    NativeBackend.prepare();
    Batch batch = Networks.batch(architecture.input());
    double[] parameters = Initialization.of(architecture.blocks(), new RandomStreams(3, 0));
    DoubleClassifier own = new DoubleClassifier(architecture);
    double[] gradient = new double[parameters.length];
    double loss = own.lossAndGradient(parameters, batch, gradient);
    try (Dl4jGradient dl4j = new Dl4jGradient(architecture, Precision.DOUBLE)) {
      DoubleDl4jClassifier reference = new DoubleDl4jClassifier(dl4j);
      double[] expected = new double[parameters.length];
      assertThat(loss)
          .isCloseTo(reference.lossAndGradient(parameters, batch, expected), within(1e-12));
      assertThat(gradient).containsExactly(expected, within(1e-9));
      for (int layers = 1; layers <= architecture.layers().size(); layers++) {
        double[] outputs = reference.outputs(parameters, batch, layers);
        double[] ours = own.outputs(parameters, batch, layers);
        for (int i = 0; i < outputs.length; i++) {
          assertThat(ours[i])
              .as("layers %d number %d", layers, i)
              .isCloseTo(outputs[i], within(1e-9));
        }
      }
    } finally {
      Workspaces.release();
    }
  }

  @Test
  void aRunEndsTheSame() {
    Run run =
        Networks.run(
            Map.of(
                "removal",
                new Value.Word("syre"),
                "sigma0",
                new Value.Real(0.1),
                "weight-decay",
                new Value.Real(1e-3),
                "precision",
                new Value.Word("double")),
            0);
    Outcome own = Networks.train(Networks.PERCEPTRON, Engine.KERNEL, run);
    Outcome reference = Networks.train(Networks.PERCEPTRON, Engine.DL4J, run);
    for (ClassifierMeasurement each :
        List.of(ClassifierMeasurement.LOSS, ClassifierMeasurement.EFFECTIVE_RANK)) {
      assertThat(own.measured().number(each.measurement().name()))
          .isCloseTo(reference.measured().number(each.measurement().name()), within(1e-9));
    }
  }
}
