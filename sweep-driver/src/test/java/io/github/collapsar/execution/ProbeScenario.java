package io.github.collapsar.execution;

import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Phase;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Removal;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Symmetry;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A scenario whose training is a formula, to test everything around training: it learns below a
 * learning rate of 0.1, collapses up to 1 and diverges above, throws where a test wants it to, and
 * takes as long as a test wants.
 */
public final class ProbeScenario implements Scenario {

  /** A run whose learning rate is above this throws. */
  public static final String FAIL_ABOVE = "fail-above";

  /** What a failing run throws. */
  public static final String FAULT = "fault";

  /** Whether runs of the fault "broken" throw. */
  static final AtomicBoolean BROKEN = new AtomicBoolean();

  /** The exit code of a process that a run of the fault "halt" ends. */
  public static final int HALTED = 9;

  /** How long a pack takes, in milliseconds. */
  public static final String DELAY = "delay";

  /** What the engine dl4j adds to the loss. */
  public static final String REFERENCE_ERROR = "reference-error";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "probe",
          1,
          "a formula in place of a training",
          "",
          CommonParameters.with(
              List.of(Symmetry.NONE, Symmetry.RESCALING),
              List.of(Removal.NONE, Removal.SYRE),
              List.of(
                  Parameter.positive(FAIL_ABOVE, 1e300, "learning rate above which a run throws"),
                  Parameter.word(
                      FAULT,
                      List.of("exception", "linkage", "silent", "halt", "wait", "broken"),
                      "what it throws"),
                  new Parameter(
                      DELAY,
                      Optional.of(new Value.Whole(0)),
                      new Parameter.Domain.Wholes(0, Long.MAX_VALUE),
                      Parameter.Packing.SHARED,
                      "milliseconds a pack"),
                  Parameter.nonNegative(REFERENCE_ERROR, 0, "added to the loss by dl4j"))),
          List.of(
              Measurement.number("loss", "a number of the run's id", ""),
              Measurement.series("spectrum", "loss and two thirds of it", ""),
              Measurement.ORDER_PARAMETER));

  private static final Measured.MeasurementNames NAMES = CARD.names();

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public PackTrainer trainer() {
    return trainer(Engine.KERNEL);
  }

  @Override
  public List<Engine> engines() {
    return List.of(Engine.KERNEL, Engine.DL4J);
  }

  @Override
  public PackTrainer trainer(Engine engine) {
    return (pack, context) -> train(pack, context, engine);
  }

  private List<Outcome> train(Pack pack, TrainingContext context, Engine engine) {
    sleep(pack.shared().whole(DELAY));
    List<Outcome> outcomes = new ArrayList<>();
    for (Run run : pack.runs()) {
      double rate = run.coordinates().real(CommonParameters.LEARNING_RATE);
      if (rate > run.coordinates().real(FAIL_ABOVE)) {
        String fault = run.coordinates().word(FAULT);
        fail(fault, rate);
        if (!fault.equals("broken")) {
          return outcomes;
        }
      }
      outcomes.add(outcome(run, rate, context, engine));
    }
    return outcomes;
  }

  private static Outcome outcome(Run run, double rate, TrainingContext context, Engine engine) {
    double loss = (run.id().low() >>> 11) * 0x1p-53;
    if (engine == Engine.DL4J) {
      loss += run.coordinates().real(REFERENCE_ERROR);
    }
    List<Outcome.CurvePoint> curve = new ArrayList<>();
    long steps = run.coordinates().whole(CommonParameters.STEPS);
    for (long step = context.curveEvery();
        step > 0 && step <= steps;
        step += context.curveEvery()) {
      curve.add(new Outcome.CurvePoint(step, measured(loss / step, 0)));
    }
    if (rate > 1) {
      return Outcome.diverged(run, 7, 1e-3, curve);
    }
    Phase phase = rate > 0.1 ? Phase.COLLAPSED : Phase.LEARNED;
    double order = phase == Phase.COLLAPSED ? 1.0 : 0.0;
    return Outcome.completed(run, phase, measured(loss, order), 1e-3, curve);
  }

  public static Measured measured(double loss, double order) {
    return NAMES
        .measure()
        .put("loss", loss)
        .put("spectrum", new double[] {loss, loss * 2 / 3})
        .put("order_parameter", order)
        .build();
  }

  private static void fail(String fault, double rate) {
    if (fault.equals("linkage")) {
      throw new NoClassDefFoundError("org/example/Missing");
    }
    if (fault.equals("halt")) {
      Runtime.getRuntime().halt(HALTED);
    }
    if (fault.equals("wait")) {
      sleep(Long.MAX_VALUE);
      PackTrainer.stopIfInterrupted();
    }
    if (fault.equals("broken") && BROKEN.get()) {
      throw new IllegalStateException("the machine is broken");
    }
    if (fault.equals("exception")) {
      throw new IllegalStateException("the learning rate " + rate + " is too much");
    }
  }

  private static void sleep(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public double estimatedSeconds(io.github.collapsar.run.Coordinates coordinates) {
    return 1e-3;
  }
}
