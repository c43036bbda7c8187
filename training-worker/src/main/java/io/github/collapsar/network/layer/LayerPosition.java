package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.TensorShape;

/**
 * A layer's position in its network.
 *
 * @param input the shape of its input
 * @param order the channel order of its input
 * @param parametersAt where its parameters begin in the flat vector
 * @param first whether no layer before it needs the gradient of its inputs
 */
record LayerPosition(TensorShape input, ChannelOrder order, int parametersAt, boolean first) {

  /** The position of a network's first layer, whose input comes from a data set. */
  static LayerPosition start(TensorShape input) {
    return new LayerPosition(input, ChannelOrder.CHANNELS_FIRST, 0, true);
  }

  LayerPosition withOrder(ChannelOrder other) {
    return new LayerPosition(input, other, parametersAt, first);
  }
}
