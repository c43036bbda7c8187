package io.github.collapsar.network;

import java.util.function.IntToDoubleFunction;

/** How far a VAE's codes are from the prior. */
final class VaeDivergence {

  private VaeDivergence() {}

  /**
   * Σ KL(N(m, s²) ‖ N(0, η)) = ½ Σ (s²/η + m²/η − 1 − ln(s²/η)), over all latent variables.
   *
   * @param code for each example the means, then ln(s²/η)
   */
  static double of(VaeShape shape, IntToDoubleFunction code, int examples) {
    int latent = shape.latent();
    double prior = shape.priorVariance();
    double sum = 0;
    for (int example = 0; example < examples; example++) {
      for (int i = 0; i < latent; i++) {
        int at = 2 * example * latent + i;
        double mean = code.applyAsDouble(at);
        double logarithm = code.applyAsDouble(at + latent);
        sum += 0.5 * (StrictMath.exp(logarithm) + mean * mean / prior - 1 - logarithm);
      }
    }
    return sum;
  }
}
