package io.github.collapsar.analysis.theory;

import io.github.collapsar.run.Coordinates;
import java.util.Set;

/** ℓ = (u·w·x − y)² with y = signal·x + noise·ε. */
public final class ScalarFactorizationTheory extends RescalingStability {

  /** For {@link java.util.ServiceLoader}. */
  public ScalarFactorizationTheory() {
    super(Set.of("signal", "noise"));
  }

  @Override
  public String scenario() {
    return "scalar-factorization";
  }

  @Override
  double signal(Coordinates coordinates) {
    return coordinates.real("signal");
  }

  @Override
  double noise(Coordinates coordinates) {
    return coordinates.real("noise");
  }
}
