package io.github.collapsar.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.activations.Activation;

/** What a hidden unit does to its sum. */
enum Nonlinearity {
  RELU(Activation.RELU),
  TANH(Activation.TANH),
  /** x·sigmoid(x), also called swish. */
  SILU(Activation.SWISH),
  SIGMOID(Activation.SIGMOID),
  /** x where positive, else x/100. */
  LEAKY_RELU(Activation.LEAKYRELU),
  IDENTITY(Activation.IDENTITY);

  private final Activation activation;

  Nonlinearity(Activation activation) {
    this.activation = activation;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Nonlinearity::word).toList();
  }

  static Nonlinearity of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** DL4J's. */
  Activation activation() {
    return activation;
  }
}
