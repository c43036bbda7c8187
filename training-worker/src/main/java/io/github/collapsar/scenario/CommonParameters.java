package io.github.collapsar.scenario;

import io.github.collapsar.run.Coordinates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parameters that every scenario has, with the conventions of their units. */
public final class CommonParameters {

  public static final String SYMMETRY = "symmetry";
  public static final String REMOVAL = "removal";
  public static final String LEARNING_RATE = "learning-rate";
  public static final String WEIGHT_DECAY = "weight-decay";
  public static final String BATCH_SIZE = "batch-size";
  public static final String SIGMA0 = "sigma0";
  public static final String STEPS = "steps";
  public static final String PRECISION = "precision";

  private CommonParameters() {}

  /**
   * The common parameters followed by a scenario's own. One of its own with the key of a common one
   * takes that one's place, to set another default.
   *
   * @param symmetries what the model can be built with, the default first
   * @param removals what can be done against it, the default first
   * @param own the scenario's own parameters
   */
  public static List<Parameter> with(
      List<Symmetry> symmetries, List<Removal> removals, List<Parameter> own) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        Parameter.word(
            SYMMETRY,
            symmetries.stream().map(Symmetry::word).toList(),
            "the symmetry the model is built with"));
    parameters.add(
        Parameter.word(
            REMOVAL, removals.stream().map(Removal::word).toList(), "what is done against it"));
    parameters.add(
        Parameter.positive(
            LEARNING_RATE, 0.01, "step size λ of θ ← θ − λ·∇ℓ, of the loss exactly as written"));
    parameters.add(
        Parameter.nonNegative(
            WEIGHT_DECAY, 0, "λ_wd in gradient += λ_wd·θ; the papers' γ is half of it"));
    parameters.add(
        Parameter.whole(
            BATCH_SIZE, 1, 1, "examples a step; the loss of a step is the mean over them"));
    parameters.add(
        Parameter.nonNegative(
            SIGMA0, 0.01, "syre: standard deviation of the offset × sqrt(fan-in of the layer)"));
    parameters.add(Parameter.whole(STEPS, 1000, 1, "training steps"));
    parameters.add(precision("float"));
    for (Parameter parameter : own) {
      int common = parameters.stream().map(Parameter::key).toList().indexOf(parameter.key());
      if (common >= 0) {
        parameters.set(common, parameter);
      } else {
        parameters.add(parameter);
      }
    }
    return List.copyOf(parameters);
  }

  /** The parameter {@link #PRECISION} with the types that a scenario can train in. */
  public static Parameter precision(String... types) {
    return Parameter.word(PRECISION, List.of(types), "floating-point type of the training");
  }

  static Set<String> neutralKeys(Coordinates coordinates) {
    return coordinates.word(REMOVAL).equals(Removal.SYRE.word()) ? Set.of() : Set.of(SIGMA0);
  }
}
