package io.github.collapsar.network;

/**
 * Copies of some images with zeros around them, in single precision: what convolutions read. They
 * lie with channels last; a row of pixels is one range of numbers.
 */
final class FloatFrame {

  private final Shape image;
  private final Order order;
  private final int before;
  private final int row;
  private final int framed;
  private final float[] values;

  /**
   * A frame, which is zero around the images from the start, and stays so.
   *
   * @param order of the images to be copied
   * @param before so many zeros above and to the left
   * @param after so many below and to the right
   * @param images so many at a time
   */
  FloatFrame(Shape image, Order order, int before, int after, int images) {
    this.image = image;
    this.order = order;
    this.before = before;
    this.row = (before + image.width() + after) * image.channels();
    this.framed = (before + image.height() + after) * row;
    this.values = FloatLayer.grown(new float[0], images * framed);
  }

  /** The copies; see {@link #at}. */
  float[] values() {
    return values;
  }

  /** From a row of pixels to the next. */
  int row() {
    return row;
  }

  /** Where a pixel's numbers are; coordinates are the image's and may lie outside. */
  int at(int copy, int y, int x) {
    return copy * framed + (y + before) * row + (x + before) * image.channels();
  }

  /** Copies images, the {@code first} of an array's and the next ones. */
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
    if (order == Order.CHANNELS_LAST) {
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
