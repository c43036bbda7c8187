package io.github.collapsar.scenario;

import java.util.List;

/** What is done against a symmetry. */
public enum Removal implements Choice {
  NONE("nothing", ""),
  SYRE(
      "trains the loss at parameters + a fixed random offset of standard deviation"
          + " sigma0 / sqrt(fan-in), with the decay on the parameters alone",
      "paper R, Eq. 2",
      Keys.SIGMA0),
  SYRE_D(
      "syre, and the decay of every parameter times a fixed random factor from U(1 ± decay-spread)",
      "paper R, Eq. 3",
      Keys.SIGMA0,
      Parameter.share(
          "decay-spread", 0.1, "syre-d: ε, the decay of a parameter is times U(1 − ε, 1 + ε)")),
  W_FIX(
      "holds a random share of the parameters at their initial values",
      "paper R, App. C.2",
      Parameter.share("fixed-share", 0.01, "w-fix: φ, the share of the parameters held fixed"),
      Parameter.positive(
          "fixed-scale", 0.01, "w-fix: κ, standard deviation of the fixed parameters")),
  STATIC_BIAS(
      "trains the loss at parameters + a fixed random offset of a given variance",
      "paper S, §4.4",
      Parameter.nonNegative("bias-variance", 1e-4, "static-bias: v, variance of the offset")),
  GRADIENT_NOISE(
      "adds normal noise to every entry of the gradient at every step",
      "paper S, §4.4",
      Parameter.nonNegative(
          "gradient-noise-variance", 1e-4, "gradient-noise: v, variance of the noise")),
  DROPOUT(
      "sets a random share of the parameters to zero at every step and scales up the others",
      "paper R, App. C.2",
      Parameter.real(
          "dropout-rate",
          0.1,
          new Parameter.Domain.Reals(0, true, 1, false),
          "dropout: share of the parameters that a step leaves out"));

  private final String description;
  private final String source;
  private final List<Parameter> parameters;

  Removal(String description, String source, Parameter... parameters) {
    this.description = description;
    this.source = source;
    this.parameters = List.of(parameters);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Parameters that more than one removal has. */
  private static final class Keys {
    static final Parameter SIGMA0 =
        Parameter.nonNegative(
            CommonParameters.SIGMA0,
            0.01,
            "syre: standard deviation of the offset × sqrt(fan-in of the layer)");
  }
}
