package io.github.collapsar.network.layer;

import io.github.collapsar.network.architecture.ChannelOrder;
import io.github.collapsar.network.architecture.TensorShape;

/**
 * Copies of images with zeros around them, in single precision: what convolutions read. They have
 * channels last; a row of pixels is one range of numbers.
 */
final class FloatPaddedImages {

  private final TensorShape image;
  private final ChannelOrder order;
  private final int before;
  private final int row;
  private final int padded;
  private final float[] values;

  /**
   * Without images yet. The padding is zero from the start and stays so.
   *
   * @param order of the images to be copied
   * @param before the number of zeros above and to the left
   * @param after the number of zeros below and to the right
   * @param images the number of images at a time
   */
  FloatPaddedImages(TensorShape image, ChannelOrder order, int before, int after, int images) {
    this.image = image;
    this.order = order;
    this.before = before;
    this.row = (before + image.width() + after) * image.channels();
    this.padded = (before + image.height() + after) * row;
    this.values = FloatLayer.grown(new float[0], images * padded);
  }

  /** The copies; see {@link #at}. */
  float[] values() {
    return values;
  }

  /** The distance from a row of pixels to the next. */
  int row() {
    return row;
  }

  /** The index of a pixel; coordinates are those of the image and may lie in the padding. */
  int at(int copy, int y, int x) {
    return copy * padded + (y + before) * row + (x + before) * image.channels();
  }

  /** Copies {@code count} images of an array, from the {@code first} on. */
  void fill(float[] images, int first, int count) {
    for (int copy = 0; copy < count; copy++) {
      for (int y = 0; y < image.height(); y++) {
        int from = (first + copy) * image.size() + y * image.width() * order.pixelStep(image);
        copyRow(images, from, at(copy, y, 0));
      }
    }
  }

  private void copyRow(float[] images, int from, int to) {
    int channels = image.channels();
    if (order == ChannelOrder.CHANNELS_LAST) {
      System.arraycopy(images, from, values, to, image.width() * channels);
      return;
    }
    for (int channel = 0; channel < channels; channel++) {
      int at = from + channel * image.plane();
      for (int x = 0; x < image.width(); x++) {
        values[to + x * channels + channel] = images[at + x];
      }
    }
  }
}
