package io.github.collapsar.network.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The activation function of hidden units. */
public enum Nonlinearity {
  RELU,
  TANH,
  /** x·sigmoid(x), also called swish. */
  SILU,
  SIGMOID,
  /** x where positive, else x/100. */
  LEAKY_RELU,
  IDENTITY;

  /** The words of all, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Nonlinearity::word).toList();
  }

  /** The function of a word. */
  public static Nonlinearity of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** The word in configurations and results. */
  public String word() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
