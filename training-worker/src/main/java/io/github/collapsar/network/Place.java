package io.github.collapsar.network;

/**
 * Where a layer stands in its network.
 *
 * @param input the shape of what comes in
 * @param parametersAt where its parameters begin in the flat vector
 * @param first whether nobody asks for the slopes of its inputs
 */
record Place(Shape input, int parametersAt, boolean first) {}
