package io.github.collapsar.network.training;

import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A sequence of tasks with the same images. In the first task they are as they are; in each later
 * one their pixels are permuted, all images alike.
 */
public final class ImageTasks {

  private final int[][] permutations;
  private final float inputScale;
  private float[] image = new float[0];

  /**
   * Draws the permutations.
   *
   * @param inputScale α: inputs are α times the pixels in [0, 1]
   */
  public ImageTasks(int count, int pixels, double inputScale, RandomStreams streams) {
    this.inputScale = (float) inputScale;
    this.permutations = new int[count][];
    UniformRandomProvider uniform = streams.uniform(Purpose.TASKS);
    for (int task = 1; task < count; task++) {
      permutations[task] = new int[pixels];
      Shuffle shuffle = new Shuffle(pixels, uniform);
      shuffle.next(permutations[task]);
    }
  }

  /** The number of tasks. */
  public int count() {
    return permutations.length;
  }

  /** Images as a minibatch of a task. */
  public Batch batch(int task, LabelledImages images, int[] indices) {
    return batch(task, images, indices, new float[0]);
  }

  /** The same with normal variates for the network. */
  Batch batch(int task, LabelledImages images, int[] indices, float[] variates) {
    int pixels = images.pixelsPerImage();
    float[] rows = new float[indices.length * pixels];
    int[] labels = new int[indices.length];
    image = image.length < pixels ? new float[pixels] : image;
    for (int i = 0; i < indices.length; i++) {
      labels[i] = images.label(indices[i]);
      if (permutations[task] == null) {
        images.copyPixels(indices[i], inputScale, rows, i * pixels);
      } else {
        images.copyPixels(indices[i], inputScale, image, 0);
        for (int pixel = 0; pixel < pixels; pixel++) {
          rows[i * pixels + pixel] = image[permutations[task][pixel]];
        }
      }
    }
    return new Batch(rows, labels, variates);
  }
}
