package io.github.collapsar.twolayer;

import io.github.collapsar.measure.ConservedQuantity.Potential;
import io.github.collapsar.scenario.Symmetry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** σ of a two-layer network, and the symmetry that it leaves to the hidden units. */
public enum Activation {
  /** Rotations, and every invertible map, of the hidden units. */
  IDENTITY(Potential.HOMOGENEOUS, Symmetry.ROTATION),
  /** Positive rescaling of each hidden unit. */
  RELU(Potential.HOMOGENEOUS, Symmetry.RESCALING),
  /** Positive rescaling of each hidden unit. */
  LEAKY_RELU(Potential.HOMOGENEOUS, Symmetry.RESCALING),
  /** Permutation of the hidden units. */
  SIGMOID(Potential.SIGMOID, Symmetry.PERMUTATION),
  /** Permutation of the hidden units. */
  TANH(Potential.TANH, Symmetry.PERMUTATION),
  /**
   * z/‖z‖² of the vector z of a hidden unit over the examples: its part of Q is −v²/2. Permutation
   * of the hidden units.
   */
  RADIAL(v -> -v * v / 2, Symmetry.PERMUTATION);

  private final Potential potential;
  private final Symmetry symmetry;

  Activation(Potential potential, Symmetry symmetry) {
    this.potential = potential;
    this.symmetry = symmetry;
  }

  Potential potential() {
    return potential;
  }

  Symmetry symmetry() {
    return symmetry;
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
