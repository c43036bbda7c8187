package io.github.collapsar.network;

import io.github.collapsar.data.ImageClassification;
import io.github.collapsar.measure.NetworkMeasurement;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;

/** One run of a classifying network, from its first step to its last. */
final class ClassifierRun {

  /** Images that pass through the network at a time when it is examined. */
  static final int PIECE = 200;

  /** A step's loss above this, or not a number, is divergence. */
  private static final double LOSS_LIMIT = 1e12;

  private final Run run;
  private final NetworkTraining training;
  private final ImageClassification images;
  private final Tasks tasks;
  private final ClassifierExamination examination;
  private final Shuffle shuffle;
  private final int batchSize;
  private final long steps;

  ClassifierRun(
      Run run,
      Architecture architecture,
      NetworkTraining training,
      ImageClassification images,
      int taskCount,
      RandomStreams streams) {
    Coordinates coordinates = run.coordinates();
    this.run = run;
    this.training = training;
    this.images = images;
    double inputScale = coordinates.real(ImageClassifier.INPUT_SCALE);
    this.tasks = new Tasks(taskCount, images.size().pixels(), inputScale, streams);
    this.examination = new ClassifierExamination(architecture, training, images, tasks, inputScale);
    this.shuffle = new Shuffle(images.training().size(), streams.uniform(Purpose.MINIBATCHES));
    this.batchSize = Math.toIntExact(coordinates.whole(CommonParameters.BATCH_SIZE));
    this.steps = coordinates.whole(CommonParameters.STEPS);
  }

  Outcome train(TrainingContext context) {
    long started = System.nanoTime();
    long every = context.curveEvery();
    int[] chosen = new int[batchSize];
    List<Outcome.CurvePoint> curve = new ArrayList<>();
    for (long step = 1; step <= steps; step++) {
      PackTrainer.stopIfInterrupted();
      int task = (int) ((step - 1) * tasks.count() / steps);
      shuffle.next(chosen);
      double loss = training.step(step - 1, tasks.batch(task, images.training(), chosen));
      if (!(loss <= LOSS_LIMIT)) {
        return Outcome.diverged(run, step, secondsSince(started), curve);
      }
      if (step == steps || (int) (step * tasks.count() / steps) != task) {
        examination.endTask(task);
      }
      if (every > 0 && (step % every == 0 || step == steps)) {
        ClassifierExamination.Result now = examination.measure(task);
        curve.add(new Outcome.CurvePoint(step, now.numbers(), now.series()));
      }
    }
    return outcome(started, curve);
  }

  private Outcome outcome(long started, List<Outcome.CurvePoint> curve) {
    ClassifierExamination.Result end = examination.measure(tasks.count() - 1);
    if (!end.numbers().stream().allMatch(Double::isFinite)) {
      // The last step itself threw it out of range.
      return Outcome.diverged(run, steps, secondsSince(started), curve);
    }
    double orderParameter = end.numbers().get(NetworkMeasurement.ORDER_PARAMETER.ordinal());
    Phase phase = orderParameter > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
    return Outcome.completed(run, phase, end.numbers(), end.series(), secondsSince(started), curve);
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) * 1e-9;
  }
}
