package io.github.collapsar.scenario;

import java.util.List;

/**
 * How a gradient becomes a step. The gradient g includes the weight decay, λ_wd·θ, in all of them
 * (as PyTorch and Optax do it for coupled decay).
 */
public enum Optimizer implements Choice {
  SGD("θ ← θ − λ·g"),
  MOMENTUM(
      "b ← μ·b + g, θ ← θ − λ·b",
      Parameter.real(
          "momentum",
          0.9,
          new Parameter.Domain.Reals(0, true, 1, false),
          "momentum: μ in b ← μ·b + g")),
  ADAM(
      "Adam with bias correction; β₁ may be 0",
      Parameter.real(
          "beta1",
          0.9,
          new Parameter.Domain.Reals(0, true, 1, false),
          "adam: β₁, decay of the mean of the gradient"),
      Parameter.real(
          "beta2",
          0.999,
          new Parameter.Domain.Reals(0, true, 1, false),
          "adam: β₂, decay of the mean of the squared gradient"),
      Parameter.positive("adam-epsilon", 1e-8, "adam: ε added to the root of the mean square"));

  private final String description;
  private final List<Parameter> parameters;

  Optimizer(String description, Parameter... parameters) {
    this.description = description;
    this.parameters = List.of(parameters);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
