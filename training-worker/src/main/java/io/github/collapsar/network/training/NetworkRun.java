package io.github.collapsar.network.training;

import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.RunId;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;

/** One run of a network on images, from its first step or its checkpoint to its last step. */
final class NetworkRun {

  /** A step's loss above this, or not a number, is divergence. */
  private static final double LOSS_LIMIT = 1e12;

  private final Run run;
  private final Measured.MeasurementNames names;
  private final NetworkTraining training;
  private final Examination examination;
  private final MinibatchStream minibatches;
  private final long steps;
  private final List<Outcome.CurvePoint> curve = new ArrayList<>();
  private long done;

  /** Before its first step. */
  NetworkRun(
      Run run,
      Measured.MeasurementNames names,
      NetworkTraining training,
      Examination examination,
      MinibatchStream minibatches) {
    this.run = run;
    this.names = names;
    this.training = training;
    this.examination = examination;
    this.minibatches = minibatches;
    this.steps = minibatches.steps();
  }

  Outcome train(TrainingContext context) {
    long started = System.nanoTime();
    RunId id = run.id();
    context
        .checkpoints()
        .read(id)
        .flatMap(state -> NetworkCheckpoint.restore(state, names, training, examination, curve))
        .ifPresent(this::skip);
    while (done < steps) {
      PackTrainer.stopIfInterrupted();
      if (!step(context.curveEvery())) {
        context.checkpoints().remove(id);
        return Outcome.diverged(run, done, secondsSince(started), curve);
      }
      if (done < steps && context.checkpoints().due()) {
        context.checkpoints().write(id, NetworkCheckpoint.of(done, training, examination, curve));
      }
    }
    Outcome outcome = outcome(started);
    context.checkpoints().remove(id);
    return outcome;
  }

  private void skip(long taken) {
    minibatches.skip(taken);
    done = taken;
  }

  /** Takes a step; returns false if its loss was out of range. */
  private boolean step(long every) {
    int task = minibatches.task(done);
    double loss = training.step(done, minibatches.next(done));
    done++;
    if (!(loss <= LOSS_LIMIT)) {
      return false;
    }
    if (done == steps || minibatches.task(done) != task) {
      examination.endTask(task);
    }
    if (every > 0 && (done % every == 0 || done == steps)) {
      curve.add(new Outcome.CurvePoint(done, measured(task)));
    }
    return true;
  }

  private Outcome outcome(long started) {
    Measured end = measured(minibatches.task(steps - 1));
    if (!end.hasFiniteNumbers()) {
      // The last step itself left the range.
      return Outcome.diverged(run, steps, secondsSince(started), curve);
    }
    Phase phase = end.number(ScenarioCard.ORDER_PARAMETER) > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
    return Outcome.completed(run, phase, end, secondsSince(started), curve);
  }

  private Measured measured(int task) {
    Measured.Builder measured = names.measure();
    examination.measure(task, measured);
    return measured.buildIncomplete();
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) * 1e-9;
  }
}
