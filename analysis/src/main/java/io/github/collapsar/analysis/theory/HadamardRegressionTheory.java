package io.github.collapsar.analysis.theory;

import io.github.collapsar.analysis.theory.CoordinateModel.Data;
import io.github.collapsar.run.Coordinates;
import java.util.Optional;
import java.util.Set;

/**
 * ℓ = ((u⊙w)ᵀx − y)² with y = mean of x + noise·ε. With all coordinates collapsed each obeys the
 * scalar model with k = 1/d, the others' share of y being noise to it: s² = σ² + (d−1)/d².
 */
public final class HadamardRegressionTheory extends RescalingStability {

  /** For {@link java.util.ServiceLoader}. */
  public HadamardRegressionTheory() {
    super(Set.of("dimension", "noise", "examples"));
  }

  @Override
  public String scenario() {
    return "hadamard-regression";
  }

  /** Fixed examples are correlated by chance, more than a coordinate of y = mean of x is. */
  @Override
  Optional<CoordinateModel> trained(
      Coordinates coordinates, double rate, double gamma, double batchSize) {
    if (coordinates.real("examples") > 0) {
      return Optional.empty();
    }
    double d = coordinates.real("dimension");
    double sigma = coordinates.real("noise");
    double noise = Math.sqrt(sigma * sigma + (d - 1) / (d * d));
    return Optional.of(new CoordinateModel(rate, gamma, batchSize, 1 / d, noise, Data.GAUSSIAN));
  }
}
