package io.github.collapsar.analysis.theory;

import java.util.OptionalDouble;

/** The continuous-time limit (paper S, Theorem 5): collapse iff λ/S > (E[xy] − γ)/Var[xy]. */
final class SdeLimit extends RescalingAlternative {

  SdeLimit(RescalingStability exact) {
    super(exact, "sde", "SDE limit: λ/S = (E[xy] − γ)/Var[xy]", "paper S, Theorem 5");
  }

  @Override
  OptionalDouble margin(CoordinateModel at) {
    return OptionalDouble.of(at.rate() * at.variance() - (Math.abs(at.signal()) - at.gamma()));
  }
}
