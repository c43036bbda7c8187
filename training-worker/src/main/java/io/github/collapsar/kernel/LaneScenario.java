package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Phase;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Optimizer;
import io.github.collapsar.scenario.PackTrainer;
import io.github.collapsar.scenario.Parametrization;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.ScenarioCard;

/**
 * A scenario whose model has a closed-form gradient, which kernels train. Its reference, if there
 * is one, is the same loss under automatic differentiation: {@code LossReference} in package {@code
 * reference}.
 */
public abstract class LaneScenario implements Scenario {

  /**
   * What the lanes of a pack have in common.
   *
   * @param shared coordinates to read shared parameters from
   * @param streams of the pack's seed and replicate
   */
  public abstract LaneProblem problem(Coordinates shared, RandomStreams streams);

  /**
   * Whether lanes lie side by side, so that a vector holds the same parameter of many runs. Models
   * whose state outgrows the first-level cache are faster one lane at a time, with a vector along
   * its parameters.
   */
  public boolean sideBySide(Coordinates shared) {
    return true;
  }

  /** A step's loss above this, or not a number, is divergence; NaN where the loss tells nothing. */
  public float lossLimit() {
    return 1e12f;
  }

  /** Where a run ended whose measurements are finite. */
  public Phase phase(Measured measured) {
    return measured.number(ScenarioCard.ORDER_PARAMETER) > 0.5 ? Phase.COLLAPSED : Phase.LEARNED;
  }

  /** Parameters of the model, before any parametrisation: what a lane's memory goes by. */
  public abstract double parameterCount(Coordinates coordinates);

  /** A nanosecond for each parameter and example, unless overridden. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    return coordinates.real(CommonParameters.STEPS)
        * coordinates.real(CommonParameters.BATCH_SIZE)
        * (1e-8 + 1e-9 * parameterCount(coordinates));
  }

  /**
   * The parameters, their gradient and what the optimiser remembers, in the training's precision,
   * and the initial parameters in double.
   */
  @Override
  public long estimatedBytes(Coordinates coordinates) {
    double each = CommonParameters.precision(coordinates).bytes();
    double arrays = CommonParameters.optimizer(coordinates) == Optimizer.ADAM ? 6 : 5;
    double trained = CommonParameters.parametrization(coordinates) == Parametrization.DCS ? 2 : 1;
    return (16 << 10) + (long) (parameterCount(coordinates) * trained * (each * arrays + 8));
  }

  @Override
  public PackTrainer trainer() {
    return new LanePackTrainer(this);
  }
}
