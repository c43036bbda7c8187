package io.github.collapsar.network;

/**
 * A layer's weights or biases within the flat parameter vector.
 *
 * @param name layer and parameter, such as {@code 0.weights}
 * @param offset of the first entry
 * @param length the number of entries
 * @param fanIn inputs of one unit of the layer; its biases have the same, and what normalises its
 *     outputs
 * @param start how it begins
 */
record ParameterBlock(String name, int offset, int length, int fanIn, Start start) {

  /** What the entries are before training. */
  enum Start {
    /** Drawn from U(±1/√fan-in). */
    UNIFORM,
    ZERO,
    ONE
  }
}
