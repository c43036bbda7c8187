package io.github.collapsar.analysis.theory;

import java.util.OptionalDouble;

/**
 * Paper S, Eq. 9: λ > −2E[h]/E[h²], the Lyapunov exponent to second order in λ. It predicts
 * collapse where there is none, as at strong signals.
 */
final class SecondOrder extends RescalingAlternative {

  SecondOrder(RescalingStability exact) {
    super(exact, "second-order", "S, Eq. 9: λ = −2E[h]/E[h²]", "paper S, Eq. 9");
  }

  /** λE[h] + λ²E[h²]/2 along u = w or u = −w, whichever is less stable; h = 2γ ∓ 2m. */
  @Override
  OptionalDouble margin(CoordinateModel at) {
    double mean = 2 * at.gamma() - 2 * Math.abs(at.signal());
    double square = mean * mean + 4 * at.variance();
    return OptionalDouble.of(at.rate() * (mean + at.rate() * square / 2));
  }
}
