package io.github.collapsar.trainability;

import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Measured;
import io.github.collapsar.run.Phase;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Set;

/**
 * Which learning rates of its two layers train a small tanh network: f = tanh(√2·xW₁/√n)·W₂/n, full
 * batch, one draw of data and weights for all cells of a replicate.
 */
public final class TrainabilityMap extends LaneScenario {

  static final String OUTPUT_LEARNING_RATE = "output-learning-rate";
  static final String WIDTH = "width";
  static final String EXAMPLES = "examples";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "trainability-map",
          1,
          "where a tanh network of depth 2 trains, over one learning rate a layer",
          "The boundary of neural network trainability is fractal",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.NONE)).preferringDouble(),
              List.of(
                  Parameter.positive(
                      CommonParameters.LEARNING_RATE, 1, "step size of the first layer, W₁"),
                  Parameter.positive(OUTPUT_LEARNING_RATE, 1, "step size of the output layer, W₂"),
                  Parameter.whole(CommonParameters.STEPS, 500, 20, "training steps"),
                  Parameter.whole(WIDTH, 16, 1, "n, the number of inputs and of hidden units"),
                  Parameter.whole(EXAMPLES, 272, 1, "training points; x and y ~ N(0, 1)"))),
          List.of(
              Measurement.number("loss", "mean squared error before the last step, clipped", ""),
              Measurement.number("order_parameter", "0 where the run converged, else 1", ""),
              Measurement.number(
                  "convergence",
                  "−Σ v where it converged, Σ 1/v where not; v = loss / first loss, at most 1e6",
                  "The boundary of neural network trainability is fractal"),
              Measurement.number("final_loss_ratio", "mean of the last 20 v", "")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  /** Every step is on all examples. */
  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    return CommonParameters.neutralKeys(coordinates, CommonParameters.BATCH_SIZE);
  }

  /** Two products of examples × width² and a tanh for every example and unit. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double width = coordinates.real(WIDTH);
    double activations = coordinates.real(EXAMPLES) * width;
    return coordinates.real(CommonParameters.STEPS) * activations * (2 * width * 5e-11 + 1.5e-9);
  }

  /** The loss says how far training went wrong, not that it ended: it is clipped, never watched. */
  @Override
  public float lossLimit() {
    return Float.NaN;
  }

  @Override
  public Phase phase(Measured measured) {
    return measured.number(ScenarioCard.ORDER_PARAMETER) > 0.5 ? Phase.DIVERGED : Phase.LEARNED;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real(WIDTH) * (coordinates.real(WIDTH) + 1);
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return TanhProblem.drawn(
        Math.toIntExact(shared.whole(WIDTH)), Math.toIntExact(shared.whole(EXAMPLES)), streams);
  }
}
