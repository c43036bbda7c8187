package io.github.collapsar.analysis.theory;

import io.github.collapsar.run.Coordinates;
import java.util.Set;

/**
 * ℓ = ((u⊙w)ᵀx − y)² with y = mean of x + noise·ε. With all coordinates collapsed each obeys the
 * scalar model with k = 1/d, the others' share of y being noise to it: s² = σ² + (d−1)/d².
 */
public final class HadamardRegressionTheory extends RescalingStability {

  /** For {@link java.util.ServiceLoader}. */
  public HadamardRegressionTheory() {
    super(Set.of("dimension", "noise"));
  }

  @Override
  public String scenario() {
    return "hadamard-regression";
  }

  @Override
  double signal(Coordinates coordinates) {
    return 1 / coordinates.real("dimension");
  }

  @Override
  double noise(Coordinates coordinates) {
    double d = coordinates.real("dimension");
    double sigma = coordinates.real("noise");
    return Math.sqrt(sigma * sigma + (d - 1) / (d * d));
  }
}
