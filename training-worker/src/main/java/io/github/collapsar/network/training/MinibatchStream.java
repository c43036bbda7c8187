package io.github.collapsar.network.training;

import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;

/** The minibatches of a run, step by step. */
final class MinibatchStream {

  private final LabelledImages images;
  private final ImageTasks tasks;
  private final Shuffle shuffle;
  private final NormalStream normals;
  private final float[] variates;
  private final int[] chosen;
  private final long steps;

  /** Before the first step. */
  MinibatchStream(
      LabelledImages images, ImageNetwork network, Coordinates coordinates, RandomStreams streams) {
    this.images = images;
    this.tasks = network.tasks();
    this.shuffle = new Shuffle(images.size(), streams.uniform(Purpose.MINIBATCHES));
    this.chosen = new int[Math.toIntExact(coordinates.whole(CommonParameters.BATCH_SIZE))];
    this.normals = streams.normals(Purpose.LATENTS);
    this.variates = new float[chosen.length * network.variatesPerExample()];
    this.steps = coordinates.whole(CommonParameters.STEPS);
  }

  /** The steps of the run. */
  long steps() {
    return steps;
  }

  /** The task of a step, from 0; each has an equal part of the steps. */
  int task(long step) {
    return (int) (step * tasks.count() / steps);
  }

  /** The minibatch of the next step. */
  Batch next(long step) {
    draw();
    return tasks.batch(task(step), images, chosen, variates);
  }

  /** Draws what the first steps have drawn, so that the next minibatch is that of a step. */
  void skip(long taken) {
    for (long step = 0; step < taken; step++) {
      draw();
    }
  }

  private void draw() {
    shuffle.next(chosen);
    normals.fill(variates, 0, variates.length);
  }
}
