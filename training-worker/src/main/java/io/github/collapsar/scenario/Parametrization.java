package io.github.collapsar.scenario;

import java.util.List;

/** What the optimiser trains: the model's parameters, or others that give them. */
public enum Parametrization implements Choice {
  DIRECT("trains the model's parameters", ""),
  DCS(
      "trains u and w with parameters = u ⊙ w, decay on both: a symmetry that makes zero stationary"
          + " (for a share of the parameters; the others stay direct)",
      "paper S, Eq. 10",
      Parameter.share("dcs-share", 1, "dcs: share of the parameters that are products"));

  private final String description;
  private final String source;
  private final List<Parameter> parameters;

  Parametrization(String description, String source, Parameter... parameters) {
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
}
