package io.github.collapsar.network;

import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A sequence of tasks with the same images: as they are in the first, and with their pixels in
 * another order, the same for all images, in each later one.
 */
final class Tasks {

  private final int[][] orders;
  private final float inputScale;
  private float[] image = new float[0];

  /**
   * Draws the orders.
   *
   * @param inputScale α: the inputs are α times the pixels, which are in [0, 1]
   */
  Tasks(int count, int pixels, double inputScale, RandomStreams streams) {
    this.inputScale = (float) inputScale;
    this.orders = new int[count][];
    UniformRandomProvider uniform = streams.uniform(Purpose.TASKS);
    for (int task = 1; task < count; task++) {
      orders[task] = new int[pixels];
      Shuffle shuffle = new Shuffle(pixels, uniform);
      shuffle.next(orders[task]);
    }
  }

  /** The number of tasks. */
  int count() {
    return orders.length;
  }

  /** Some images as inputs of a task. */
  Batch batch(int task, LabelledImages images, int[] indices) {
    return batch(task, images, indices, new float[0]);
  }

  /** The same, with what the network draws. */
  Batch batch(int task, LabelledImages images, int[] indices, float[] variates) {
    int pixels = images.pixelsPerImage();
    float[] rows = new float[indices.length * pixels];
    int[] labels = new int[indices.length];
    image = image.length < pixels ? new float[pixels] : image;
    for (int i = 0; i < indices.length; i++) {
      labels[i] = images.label(indices[i]);
      if (orders[task] == null) {
        images.copyPixels(indices[i], inputScale, rows, i * pixels);
      } else {
        images.copyPixels(indices[i], inputScale, image, 0);
        for (int pixel = 0; pixel < pixels; pixel++) {
          rows[i * pixels + pixel] = image[orders[task][pixel]];
        }
      }
    }
    return new Batch(rows, labels, variates);
  }
}
