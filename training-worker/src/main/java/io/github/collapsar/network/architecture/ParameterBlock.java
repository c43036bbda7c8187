package io.github.collapsar.network.architecture;

/**
 * A layer's weights or biases within the flat parameter vector.
 *
 * @param name layer and parameter, such as {@code 0.weights}
 * @param offset of the first entry
 * @param length the number of entries
 * @param fanIn inputs of one unit of the layer; the same for its biases and for what normalises its
 *     outputs
 * @param start the initial values
 */
public record ParameterBlock(String name, int offset, int length, int fanIn, InitialValue start) {

  /** The initial values of the entries. */
  public enum InitialValue {
    /** Drawn from U(±1/√fan-in). */
    UNIFORM,
    ZERO,
    ONE
  }
}
