package io.github.collapsar.network;

/** In which order the numbers of an image lie; a vector's two orders are the same. */
enum Order {
  /** Channel by channel, row by row: as data sets and dense layers have it. */
  CHANNELS_FIRST,

  /** Row by row, pixel by pixel, a pixel's channels side by side: as convolutions have it. */
  CHANNELS_LAST;

  /** From a channel of a pixel to the next. */
  int channelStep(Shape shape) {
    return this == CHANNELS_FIRST ? shape.plane() : 1;
  }

  /** From a pixel of a channel to the next in its row. */
  int pixelStep(Shape shape) {
    return this == CHANNELS_FIRST ? 1 : shape.channels();
  }
}
