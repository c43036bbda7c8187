package io.github.collapsar.network;

/**
 * Where a layer stands in its network.
 *
 * @param input the shape of what comes in
 * @param order the order in which that lies
 * @param parametersAt where its parameters begin in the flat vector
 * @param first whether nobody asks for the slopes of its inputs
 */
record Place(Shape input, Order order, int parametersAt, boolean first) {

  /** The place of a network's first layer, which takes what data sets hold. */
  static Place start(Shape input) {
    return new Place(input, Order.CHANNELS_FIRST, 0, true);
  }

  Place in(Order other) {
    return new Place(input, other, parametersAt, first);
  }
}
