package io.github.collapsar.network;

/**
 * A layer's weights or biases within the flat parameter vector.
 *
 * @param name layer and parameter, such as {@code 0_W}
 * @param offset of the first entry
 * @param length the number of entries
 * @param fanIn inputs of one unit of the layer; biases have the fan-in of their layer
 */
record ParameterBlock(String name, int offset, int length, int fanIn) {}
