package io.github.collapsar.network;

import io.github.collapsar.data.LabelledImages;
import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;

/** One run of a network on images, from its first step, or where it was left, to its last. */
final class NetworkRun {

  /** Images that pass through the network at a time when it is examined. */
  static final int PIECE = 200;

  /** A step's loss above this, or not a number, is divergence. */
  private static final double LOSS_LIMIT = 1e12;

  private final Run run;
  private final NetworkTraining training;
  private final Examination examination;
  private final LabelledImages images;
  private final Tasks tasks;
  private final Shuffle shuffle;
  private final NormalStream normals;
  private final float[] variates;
  private final int[] chosen;
  private final long steps;
  private final List<Outcome.CurvePoint> curve = new ArrayList<>();
  private long done;

  /**
   * Before its first step.
   *
   * @param images to train on
   * @param variatesPerExample what the network draws at a step
   */
  NetworkRun(
      Run run,
      NetworkTraining training,
      Examination examination,
      LabelledImages images,
      Tasks tasks,
      int variatesPerExample,
      RandomStreams streams) {
    Coordinates coordinates = run.coordinates();
    this.run = run;
    this.training = training;
    this.examination = examination;
    this.images = images;
    this.tasks = tasks;
    this.shuffle = new Shuffle(images.size(), streams.uniform(Purpose.MINIBATCHES));
    this.chosen = new int[Math.toIntExact(coordinates.whole(CommonParameters.BATCH_SIZE))];
    this.normals = streams.normals(Purpose.LATENTS);
    this.variates = new float[chosen.length * variatesPerExample];
    this.steps = coordinates.whole(CommonParameters.STEPS);
  }

  Outcome train(TrainingContext context) {
    long started = System.nanoTime();
    RunId id = run.id();
    context
        .checkpoints()
        .read(id)
        .flatMap(state -> NetworkState.restore(state, training, examination, curve))
        .ifPresent(this::skip);
    while (done < steps) {
      PackTrainer.stopIfInterrupted();
      if (!step(context.curveEvery())) {
        context.checkpoints().remove(id);
        return Outcome.diverged(run, done, secondsSince(started), curve);
      }
      if (done < steps && context.checkpoints().due()) {
        context.checkpoints().write(id, NetworkState.of(done, training, examination, curve));
      }
    }
    Outcome outcome = outcome(started);
    context.checkpoints().remove(id);
    return outcome;
  }

  /** Draws what the steps before a checkpoint have drawn. */
  private void skip(long taken) {
    for (; done < taken; done++) {
      draw();
    }
  }

  private void draw() {
    shuffle.next(chosen);
    normals.fill(variates, 0, variates.length);
  }

  /** Takes a step; false if its loss was out of range. */
  private boolean step(long every) {
    int task = task(done);
    draw();
    Batch batch = tasks.batch(task, images, chosen, variates);
    double loss = training.step(done, batch);
    done++;
    if (!(loss <= LOSS_LIMIT)) {
      return false;
    }
    if (done == steps || task(done) != task) {
      examination.endTask(task);
    }
    if (every > 0 && (done % every == 0 || done == steps)) {
      Examination.Result now = examination.measure(task);
      curve.add(new Outcome.CurvePoint(done, now.numbers(), now.series()));
    }
    return true;
  }

  private int task(long step) {
    return (int) (step * tasks.count() / steps);
  }

  private Outcome outcome(long started) {
    Examination.Result end = examination.measure(tasks.count() - 1);
    if (!end.numbers().stream().allMatch(Double::isFinite)) {
      // The last step itself threw it out of range.
      return Outcome.diverged(run, steps, secondsSince(started), curve);
    }
    Phase phase = end.orderParameter() > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
    return Outcome.completed(run, phase, end.numbers(), end.series(), secondsSince(started), curve);
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) * 1e-9;
  }
}
