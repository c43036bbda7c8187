package io.github.collapsar.twolayer;

import io.github.collapsar.measure.ConservedQuantity.Potential;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** σ of a two-layer network, and the symmetry that it leaves to the hidden units. */
enum Activation {
  /** Rotations, and every invertible map, of the hidden units. */
  IDENTITY(Potential.HOMOGENEOUS),
  /** Positive rescaling of each hidden unit. */
  RELU(Potential.HOMOGENEOUS),
  /** Positive rescaling of each hidden unit. */
  LEAKY_RELU(Potential.HOMOGENEOUS),
  /** Permutation of the hidden units. */
  SIGMOID(Potential.SIGMOID),
  /** Permutation of the hidden units. */
  TANH(Potential.TANH),
  /** z/‖z‖² of the vector z of a hidden unit over the examples: its part of Q is −v²/2. */
  RADIAL(v -> -v * v / 2);

  private final Potential potential;

  Activation(Potential potential) {
    this.potential = potential;
  }

  Potential potential() {
    return potential;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Activation::word).toList();
  }

  static Activation of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
