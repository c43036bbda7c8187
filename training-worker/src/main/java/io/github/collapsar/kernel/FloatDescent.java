package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Schedule;
import io.github.collapsar.vectorization.FloatLaneOperations;
import io.github.collapsar.vectorization.Vectorization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The training of one run of any model, in single precision: what {@link LaneBlock}s do for packed
 * lanes, for a model too large to pack. Parametrisation, removal, decay, schedule and optimiser act
 * on the flat vector; the model gives its loss and gradient and nothing else.
 */
public final class FloatDescent {

  /** A model's loss. */
  @FunctionalInterface
  public interface Model {
    /**
     * The loss of a minibatch, without decay.
     *
     * @param parameters at which it is taken; not to be changed
     * @param gradient receives the gradient
     */
    double lossAndGradient(float[] parameters, float[] gradient);
  }

  private static final FloatLaneOperations OPERATIONS =
      Vectorization.arithmetic().floats().laneOperations();

  /**
   * The smallest magnitude of a parameter: far below what is measured, and two of them still have a
   * normal product, which matters for speed ({@link FloatLaneOperations#FLOOR} is for lone models).
   */
  private static final float FLOOR =
      (float) (Float.MIN_EXPONENT > -200 ? Math.pow(2, -60) : Math.pow(2, -500));

  private final float[] trained;
  private final float[] gradient;
  private final float[] rate;
  private final float[] rateNow;
  private final float[] decay;
  private final float[] noDecay;

  /**
   * Where stretches of the trained parameters begin that decay, and in turn do not; and the end.
   */
  private final int[] bounds;

  private final FloatParameterTransform transform;
  private final FloatOptimizer optimizer;
  private final StepVariates variates;
  private final Schedule schedule;
  private final long steps;

  /**
   * At the start.
   *
   * @param initial the model's parameters
   */
  public FloatDescent(
      ParameterShape model, Coordinates coordinates, double[] initial, RandomStreams streams) {
    Lanes lanes = Lanes.alone(coordinates);
    ParameterTransform drawn = ParameterTransform.of(model, lanes, streams);
    this.trained = lanes.toFloats(drawn.begin(initial));
    this.gradient = new float[trained.length];
    this.rate = FloatOptimizer.perLane(lanes, CommonParameters.LEARNING_RATE);
    this.rateNow = rate.clone();
    this.decay = FloatOptimizer.perLane(lanes, CommonParameters.WEIGHT_DECAY);
    this.noDecay = new float[decay.length];
    this.bounds = bounds(model, trained.length);
    this.transform =
        new FloatParameterTransform(drawn, lanes, initial.length, decay, trained, gradient);
    this.optimizer = FloatOptimizer.of(lanes, OPERATIONS, trained.length);
    this.variates =
        new StepVariates(
            CommonParameters.removal(coordinates), trained.length, initial.length, streams);
    this.schedule = CommonParameters.schedule(coordinates);
    this.steps = coordinates.whole(CommonParameters.STEPS);
  }

  private static int[] bounds(ParameterShape model, int length) {
    List<Integer> bounds = new ArrayList<>(List.of(0));
    boolean decays = true;
    for (int i = 0; i < length; i++) {
      if (model.decays(i % model.parameters()) != decays) {
        bounds.add(i);
        decays = !decays;
      }
    }
    bounds.add(length);
    return bounds.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Takes a step.
   *
   * @param before steps taken so far
   * @return the loss before it
   */
  public double step(long before, Model model) {
    variates.draw(1);
    float[] drawn = variates.values();
    float[] seen = transform.seen(trained, drawn, 0);
    double loss = model.lossAndGradient(seen, transform.seenGradient());
    transform.back(trained, gradient, drawn, 0);
    optimizer.begin();
    if (schedule != Schedule.CONSTANT) {
      double factor = schedule.factor(before, steps);
      for (int i = 0; i < rate.length; i++) {
        rateNow[i] = (float) (rate[i] * factor);
      }
    }
    for (int i = 0; i + 1 < bounds.length; i++) {
      float[] here = i % 2 == 0 ? decay : noDecay;
      optimizer.step(trained, bounds[i], bounds[i + 1], gradient, rateNow, here);
    }
    if ((before + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
      OPERATIONS.raise(trained, FLOOR);
      optimizer.raise(FloatLaneOperations.FLOOR);
    }
    transform.settle(trained);
    return loss;
  }

  /** The parameters that the model is measured at; not to be changed, and valid until a step. */
  public float[] measured() {
    return transform.measured(trained);
  }

  /** Shows what changes from step to step but for random streams, to be saved or restored. */
  public void memory(Consumer<float[]> visitor) {
    visitor.accept(trained);
    optimizer.memory(visitor);
  }

  /**
   * Draws again what a run's steps have drawn so far, so that one restored goes on as it would
   * have.
   *
   * @param taken steps
   */
  public void skip(long taken) {
    for (long step = 0; step < taken && variates.perStep() > 0; step++) {
      variates.draw(1);
    }
    for (long step = 0; step < taken; step++) {
      optimizer.begin();
    }
  }
}
