package io.github.collapsar.twolayer;

import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.measure.Quantity;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Set;

/**
 * ‖Y − Uσ(VX)‖², full batch. Hidden units may always be permuted; with ReLU and leaky ReLU they may
 * be rescaled as well, with the identity rotated (paper Q, §4 and App. D to G).
 */
public final class TwoLayerNetwork extends LaneScenario {

  static final String OUTPUTS = "outputs";
  static final String HIDDEN = "hidden";
  static final String INPUTS = "inputs";
  static final String EXAMPLES = "examples";
  static final String ACTIVATION = "activation";
  static final String LEAK = "leak";
  static final String TARGET = "target";
  static final String LOSS = "loss-normalization";
  static final String START = "init";
  static final String START_SCALE = "init-scale";
  static final String TARGET_LOSS = "target-loss";
  static final String HESSIAN = "hessian";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "two-layer-network",
          2,
          "‖Y − Uσ(VX)‖², full batch, with what gradient flow conserves",
          "Charting flat minima using the conserved quantities of gradient flow",
          CommonParameters.with(
              Support.everything(
                      List.of(Symmetry.PERMUTATION, Symmetry.RESCALING, Symmetry.ROTATION))
                  .preferringDouble(),
              List.of(
                  Parameter.whole(OUTPUTS, 5, 1, "m, rows of U"),
                  Parameter.whole(HIDDEN, 50, 1, "h, columns of U, rows of V"),
                  Parameter.whole(INPUTS, 10, 1, "n, columns of V"),
                  Parameter.whole(EXAMPLES, 0, 0, "columns of X ~ N(0, 1); 0: X is the identity"),
                  Parameter.word(ACTIVATION, Activation.words(), "σ"),
                  Parameter.nonNegative(LEAK, 0.1, "leaky-relu: its slope below zero"),
                  Parameter.word(TARGET, List.of("normal", "ones"), "Y ~ N(0, 1), or all ones"),
                  Parameter.word(
                      LOSS,
                      List.of("mean", "sum", "half-sum"),
                      "the squared errors are averaged over all entries of Y, summed, or summed and"
                          + " halved"),
                  Parameter.word(
                      START,
                      List.of("normal", "xavier"),
                      "U, V ~ N(0, init-scale²); xavier: U ~ N(0, init-scale² / h), V ~ N(0,"
                          + " init-scale² / n)"),
                  Parameter.positive(START_SCALE, 0.1, "scale of the start"),
                  Parameter.nonNegative(
                      TARGET_LOSS, 0.01, "steps are counted until the loss is at most this"),
                  Parameter.word(
                      HESSIAN,
                      List.of("off", "on"),
                      "whether the Hessian's eigenvalues are computed"))),
          List.of(
              Measurement.number(
                  "loss", "the loss, normalised as loss-normalization says", "Q, Eq. 44"),
              Measurement.number(
                  "order_parameter", "share of hidden units that vanished or equal another", ""),
              Quantity.CONSERVED_QUANTITY.of("the network"),
              Measurement.number("initial_quantity", "Q at the start", "Q, Fig. 4 and 5"),
              Quantity.CONSERVED_DRIFT.of("the network"),
              Measurement.number(
                  "unit_drift", "largest change of ‖U_:k‖² − ‖V_k:‖² of a hidden unit k", "Q, §4"),
              Measurement.number(
                  "balance_drift", "largest change of an entry of UᵀU − VVᵀ", "Q, §4"),
              Measurement.number("norm_squared", "Tr[UᵀU + VᵀV]", "Q, Fig. 7"),
              Measurement.number(
                  "steps_to_loss",
                  "first step whose loss was at most target-loss; 0 if none",
                  "Q, Fig. 6"),
              Measurement.number(
                  "largest_eigenvalue",
                  "of the Hessian of the loss; 0 where hessian = off",
                  "Q, Fig. 8"),
              Quantity.HESSIAN_EIGENVALUES.of("the loss; none where hessian = off")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  /** The symmetry follows from σ, whatever is asked for. */
  @Override
  public Set<String> neutralKeys(Coordinates coordinates) {
    Set<String> neutral =
        CommonParameters.neutralKeys(
            coordinates, CommonParameters.BATCH_SIZE, CommonParameters.SYMMETRY);
    if (!coordinates.word(ACTIVATION).equals(Activation.LEAKY_RELU.word())) {
      neutral.add(LEAK);
    }
    return neutral;
  }

  @Override
  public Value neutralValue(String key, Coordinates coordinates) {
    return key.equals(CommonParameters.SYMMETRY)
        ? new Value.Word(Activation.of(coordinates.word(ACTIVATION)).symmetry().word())
        : super.neutralValue(key, coordinates);
  }

  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double examples =
        coordinates.real(EXAMPLES) == 0 ? coordinates.real(INPUTS) : coordinates.real(EXAMPLES);
    double products = 3 * coordinates.real(OUTPUTS) * coordinates.real(HIDDEN) * examples;
    if (coordinates.real(EXAMPLES) > 0) {
      products += 2 * coordinates.real(HIDDEN) * coordinates.real(INPUTS) * examples;
    }
    double entries = coordinates.real(HIDDEN) * examples;
    return coordinates.real(CommonParameters.STEPS) * (products * 1e-10 + entries * 3e-9) + 1e-3;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real(HIDDEN) * (coordinates.real(INPUTS) + coordinates.real(OUTPUTS));
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return TwoLayerProblem.drawn(shared, streams);
  }
}
