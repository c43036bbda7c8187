package io.github.collapsar.factorization;

import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.kernel.LaneScenario;
import io.github.collapsar.measure.Quantity;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Measurement;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.ScenarioCard;
import io.github.collapsar.scenario.Support;
import io.github.collapsar.scenario.Symmetry;
import java.util.List;
import java.util.Optional;

/**
 * ‖WUx − y‖², y_i = μ·i^(−p)·x_i + (1 − μ)·ε_i with ε_i ~ N(0, 2/i); without symmetry (I + W)(I +
 * U)x in place of WUx (paper S, Fig. 1 mid and its inset).
 */
public final class MatrixFactorization extends LaneScenario {

  static final String INPUTS = "inputs";
  static final String HIDDEN = "hidden";
  static final String OUTPUTS = "outputs";
  static final String MIXING = "mixing";
  static final String TARGET_EXPONENT = "target-exponent";
  static final String START = "init";
  static final String EXAMPLES = "examples";

  private static final ScenarioCard CARD =
      new ScenarioCard(
          "matrix-factorization",
          1,
          "‖WUx − y‖² with noisy labels; (I + W)(I + U)x without symmetry",
          "Symmetry leads to structured constraint of learning, Fig. 1 mid",
          CommonParameters.with(
              Support.everything(List.of(Symmetry.ROTATION, Symmetry.NONE)),
              List.of(
                  Parameter.whole(INPUTS, 200, 1, "length of x"),
                  Parameter.whole(HIDDEN, 200, 1, "rows of U, columns of W"),
                  Parameter.whole(OUTPUTS, 200, 1, "length of y"),
                  Parameter.share(MIXING, 0.5, "μ in y = μx + (1 − μ)ε, ε_i ~ N(0, 2/i)"),
                  Parameter.nonNegative(
                      TARGET_EXPONENT, 0, "p: the i-th singular value of the target is μ·i^(−p)"),
                  Parameter.positive(START, 0.5, "W, U ~ N(0, init² / fan-in) at the start"),
                  Parameter.whole(
                      EXAMPLES,
                      0,
                      0,
                      "examples drawn once and used again and again; 0 draws each anew"))),
          List.of(
              Measurement.number("loss", "E‖f(x) − y‖² over fresh data", "S, Fig. 1 mid"),
              Measurement.number(
                  "order_parameter", "1 − rank / the largest possible rank", "S, Fig. 1"),
              Quantity.RANK.of("the map from x to f"),
              Quantity.EFFECTIVE_RANK.of("the map from x to f"),
              Quantity.STABLE_RANK.of("the map from x to f"),
              Quantity.NORM.of("W and U"),
              Quantity.RANK.of("product_rank", "the product WU, without the identities"),
              Quantity.SINGULAR_VALUES.of("the map from x to f")));

  @Override
  public ScenarioCard card() {
    return CARD;
  }

  @Override
  public Optional<String> problem(Coordinates coordinates) {
    boolean square =
        coordinates.whole(INPUTS) == coordinates.whole(HIDDEN)
            && coordinates.whole(HIDDEN) == coordinates.whole(OUTPUTS);
    return coordinates.word(CommonParameters.SYMMETRY).equals(Symmetry.NONE.word()) && !square
        ? Optional.of(
            "symmetry = none is (I + W)(I + U)x, for square matrices; make inputs, hidden and"
                + " outputs the same")
        : Optional.empty();
  }

  @Override
  public boolean sideBySide(Coordinates shared) {
    return false;
  }

  /** A step passes W and U once, read and written; more examples are products of matrices. */
  @Override
  public double estimatedSeconds(Coordinates coordinates) {
    double entries =
        coordinates.real(HIDDEN) * (coordinates.real(INPUTS) + coordinates.real(OUTPUTS));
    double batch = coordinates.real(CommonParameters.BATCH_SIZE);
    double fixed = coordinates.real(EXAMPLES);
    double examples = fixed > 0 ? Math.min(fixed, batch) : batch;
    return coordinates.real(CommonParameters.STEPS) * entries * (1.2e-10 + examples * 4e-11) + 0.02;
  }

  @Override
  public double parameterCount(Coordinates coordinates) {
    return coordinates.real(HIDDEN) * (coordinates.real(INPUTS) + coordinates.real(OUTPUTS));
  }

  @Override
  public LaneProblem problem(Coordinates shared, RandomStreams streams) {
    return FactorizationProblem.of(
        Math.toIntExact(shared.whole(INPUTS)),
        Math.toIntExact(shared.whole(OUTPUTS)),
        Math.toIntExact(shared.whole(EXAMPLES)));
  }
}
