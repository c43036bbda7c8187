package io.github.collapsar.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A multilayer perceptron.
 *
 * @param inputs the number of inputs
 * @param depth hidden layers, at least 1
 * @param width units of each
 * @param outputs the number of outputs
 * @param nonlinearity of the hidden layers
 */
record MlpShape(int inputs, int depth, int width, int outputs, Nonlinearity nonlinearity) {

  /** What a hidden unit does to its sum. */
  enum Nonlinearity {
    RELU(Activation.RELU),
    TANH(Activation.TANH),
    /** x·sigmoid(x), also called swish. */
    SILU(Activation.SWISH),
    SIGMOID(Activation.SIGMOID),
    IDENTITY(Activation.IDENTITY);

    private final Activation activation;

    Nonlinearity(Activation activation) {
      this.activation = activation;
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Nonlinearity::word).toList();
    }

    static Nonlinearity of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The number of parameters, biases included. */
  long parameters() {
    long first = (inputs + 1L) * width;
    long hidden = (depth - 1) * (width + 1L) * width;
    return first + hidden + (width + 1L) * outputs;
  }

  /** As DL4J builds it; DL4J neither initialises, regularises nor updates. */
  MultiLayerConfiguration configuration(DataType type) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .list();
    int fanIn = inputs;
    for (int layer = 0; layer < depth; layer++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(fanIn)
              .nOut(width)
              .activation(nonlinearity.activation)
              .build());
      fanIn = width;
    }
    return layers
        .layer(
            new OutputLayer.Builder(new SoftmaxCrossEntropy())
                .nIn(fanIn)
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build())
        .build();
  }
}
