package io.github.collapsar.network.examination;

import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.training.Examination;
import io.github.collapsar.network.training.ImageTasks;
import io.github.collapsar.network.training.NetworkTraining;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The outputs of a network for images, batch by batch. */
final class NetworkOutputs {

  private final NetworkTraining training;
  private final ImageTasks tasks;

  NetworkOutputs(NetworkTraining training, ImageTasks tasks) {
    this.training = training;
    this.tasks = tasks;
  }

  /** Shows all images, batch by batch. */
  void forEach(LabelledImages images, int task, Consumer<Batch> visitor) {
    for (int from = 0; from < images.size(); from += Examination.BATCH_SIZE) {
      visitor.accept(batch(images, task, from, images.size()));
    }
  }

  /**
   * The outputs of the first layers for the first images.
   *
   * @param count the number of images; all if there are fewer
   * @param length the size of an output
   */
  double[] ofFirst(int count, LabelledImages images, int task, int layers, int length) {
    int examples = Math.min(count, images.size());
    double[] all = new double[examples * length];
    for (int from = 0; from < examples; from += Examination.BATCH_SIZE) {
      double[] part = training.outputs(batch(images, task, from, examples), layers, length);
      System.arraycopy(part, 0, all, from * length, part.length);
    }
    return all;
  }

  private Batch batch(LabelledImages images, int task, int from, int end) {
    int to = Math.min(end, from + Examination.BATCH_SIZE);
    return tasks.batch(task, images, IntStream.range(from, to).toArray());
  }
}
