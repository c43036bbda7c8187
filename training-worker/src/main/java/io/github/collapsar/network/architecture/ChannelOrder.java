package io.github.collapsar.network.architecture;

/** The order of an image's numbers in memory. For a vector both orders are the same. */
public enum ChannelOrder {
  /** Channel by channel, row by row: the order of data sets and dense layers. */
  CHANNELS_FIRST,

  /** Row by row, pixel by pixel, a pixel's channels side by side: the order of convolutions. */
  CHANNELS_LAST;

  /** The distance from a channel of a pixel to the next channel. */
  public int channelStep(TensorShape shape) {
    return this == CHANNELS_FIRST ? shape.plane() : 1;
  }

  /** The distance from a pixel of a channel to the next one in its row. */
  public int pixelStep(TensorShape shape) {
    return this == CHANNELS_FIRST ? 1 : shape.channels();
  }
}
