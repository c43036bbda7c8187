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
 * The trained parameters of a block of lanes and one step of their training, in single precision:
 * parametrisation, removal, decay, schedule and optimiser act on the flat vector, whatever the
 * model, which gives its loss and gradient and nothing else. Packed lanes are trained with it by
 * {@link LaneBlock}s; a model too large to pack is a block of one lane.
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

  /** Trained parameters with the same learning rate and decay, per lane. */
  record Segment(int from, int to, float[] rate, float[] decay) {}

  private static final FloatLaneOperations OPERATIONS =
      Vectorization.arithmetic().floats().laneOperations();

  /**
   * The smallest magnitude of a parameter of a large model: far below what is measured, and two of
   * them still have a normal product, which matters for speed.
   */
  private static final float LARGE_MODEL_FLOOR =
      (float) (Float.MIN_EXPONENT > -200 ? Math.pow(2, -60) : Math.pow(2, -500));

  private final float[] trained;
  private final float[] gradient;
  private final float[] decay;
  private final List<Segment> segments;
  private final float[] rateNow;
  private final float floor;
  private final FloatParameterTransform transform;
  private final boolean untransformed;
  private final FloatOptimizer optimizer;
  private final StepVariates variates;
  private final Schedule schedule;
  private final long steps;

  /**
   * A run of a large model at its start.
   *
   * @param initial the model's parameters
   */
  public FloatDescent(
      ParameterShape model, Coordinates coordinates, double[] initial, RandomStreams streams) {
    this(
        model,
        LaneCoordinates.alone(coordinates),
        LARGE_MODEL_FLOOR,
        initial,
        streams,
        StepVariates.of(model, coordinates, streams));
  }

  /**
   * A block of lanes at its start.
   *
   * @param floor the smallest magnitude of a parameter
   * @param initial the model's parameters, all lanes
   * @param variates what the removal draws at every step, for all blocks of a pack
   */
  FloatDescent(
      ParameterShape model,
      LaneCoordinates lanes,
      float floor,
      double[] initial,
      RandomStreams streams,
      StepVariates variates) {
    Coordinates shared = lanes.shared();
    ParameterTransform drawn = ParameterTransform.of(model, lanes, streams);
    this.trained = lanes.toFloats(drawn.begin(initial));
    this.gradient = new float[trained.length];
    this.decay = FloatOptimizer.perLane(lanes, CommonParameters.WEIGHT_DECAY);
    this.segments = segments(model, lanes);
    this.rateNow = new float[decay.length];
    this.floor = floor;
    this.transform =
        new FloatParameterTransform(drawn, lanes, initial.length, decay, trained, gradient);
    this.untransformed = drawn.isIdentity();
    this.optimizer = FloatOptimizer.of(lanes, OPERATIONS, trained.length);
    this.variates = variates;
    this.schedule = CommonParameters.schedule(shared);
    this.steps = shared.whole(CommonParameters.STEPS);
  }

  /** The model's layers, cut where decay begins or ends, in every copy of its parameters. */
  private List<Segment> segments(ParameterShape model, LaneCoordinates lanes) {
    List<Segment> all = new ArrayList<>();
    float[] noDecay = new float[decay.length];
    int width = lanes.width();
    for (int copy = 0; copy < trained.length; copy += model.parameters() * width) {
      for (ParameterShape.Layer layer : model.layers()) {
        float[] rate = FloatOptimizer.perLane(lanes, layer.key());
        int from = layer.from();
        while (from < layer.to()) {
          int to = from + 1;
          while (to < layer.to() && model.decays(to) == model.decays(from)) {
            to++;
          }
          float[] here = model.decays(from) ? decay : noDecay;
          all.add(new Segment(copy + from * width, copy + to * width, rate, here));
          from = to;
        }
      }
    }
    return all;
  }

  /**
   * Takes a step.
   *
   * @param before steps taken so far
   * @return the loss before it
   */
  public double step(long before, Model model) {
    variates.draw(1);
    double loss = model.lossAndGradient(seen(0), seenGradient());
    move(before, 0);
    return loss;
  }

  /**
   * The parameters that the model sees at a step.
   *
   * @param drawn which of the steps last drawn it is
   */
  float[] seen(int drawn) {
    return transform.seen(trained, variates.values(), drawn * variates.perStep());
  }

  /** Where the model writes the gradient at what it sees. */
  float[] seenGradient() {
    return transform.seenGradient();
  }

  /**
   * Moves the parameters by the gradient that the model wrote.
   *
   * @param before steps taken so far
   * @param drawn which of the steps last drawn it is
   */
  void move(long before, int drawn) {
    transform.back(trained, gradient, variates.values(), drawn * variates.perStep());
    optimizer.begin();
    double factor = schedule.factor(before, steps);
    for (Segment segment : segments) {
      optimizer.step(
          trained, segment.from(), segment.to(), gradient, rate(segment, factor), segment.decay());
    }
    if ((before + 1) % FloatLaneOperations.FLOOR_EVERY == 0) {
      OPERATIONS.raise(trained, floor);
      optimizer.raise(FloatLaneOperations.FLOOR);
    }
    transform.settle(trained);
  }

  private float[] rate(Segment segment, double factor) {
    if (schedule == Schedule.CONSTANT) {
      return segment.rate();
    }
    for (int lane = 0; lane < rateNow.length; lane++) {
      rateNow[lane] = (float) (segment.rate()[lane] * factor);
    }
    return rateNow;
  }

  /**
   * Whether a step is θ ← θ − rate·(g + decay·θ) with the same rates for all parameters and at all
   * steps, of the parameters that the model sees.
   */
  boolean isPlain() {
    return untransformed
        && segments.size() == 1
        && schedule == Schedule.CONSTANT
        && optimizer.isPlain();
  }

  /** The parameters that the optimiser trains, which a model that {@link #isPlain} may change. */
  float[] trained() {
    return trained;
  }

  /** Rate and decay of all parameters, if this {@link #isPlain}. */
  Segment whole() {
    return segments.get(0);
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
