package io.github.collapsar.network.architecture;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A variational autoencoder with one hidden layer on either side.
 *
 * @param input of an image
 * @param hidden units of the hidden layers
 * @param latent variables; the encoder gives their means, then the logarithms of their variances
 *     over the prior's, so that an encoder that gives zeros gives the prior
 * @param nonlinearity of the hidden layers
 * @param beta weight of the divergence from the prior
 * @param priorVariance of a latent variable
 */
public record VaeArchitecture(
    TensorShape input,
    int hidden,
    int latent,
    Nonlinearity nonlinearity,
    double beta,
    double priorVariance) {

  /** From an image to its code. */
  public Architecture encoder() {
    return new Architecture(
        input,
        List.of(
            new LayerSpec.Dense(hidden),
            new LayerSpec.Elementwise(nonlinearity),
            new LayerSpec.Dense(2 * latent)),
        1);
  }

  /** From latent variables to an image. */
  public Architecture decoder() {
    return new Architecture(
        TensorShape.vector(latent),
        List.of(
            new LayerSpec.Dense(hidden),
            new LayerSpec.Elementwise(nonlinearity),
            new LayerSpec.Dense(input.size())),
        1);
  }

  /** The encoder's parameters, then the decoder's. */
  public List<ParameterBlock> blocks() {
    ParameterList parameters = new ParameterList();
    Architecture encoder = encoder();
    Architecture decoder = decoder();
    Architecture.declare(encoder.layers(), encoder.input(), parameters);
    Architecture.declare(decoder.layers(), decoder.input(), parameters);
    return parameters.blocks();
  }

  /** The number of parameters. */
  public int parameters() {
    return Math.addExact(encoder().parameters(), decoder().parameters());
  }

  /**
   * The divergence of codes from the prior: Σ KL(N(m, s²) ‖ N(0, η)) = ½ Σ (s²/η + m²/η − 1 −
   * ln(s²/η)), over all latent variables.
   *
   * @param code for each example the means, then ln(s²/η)
   */
  public double divergence(IntToDoubleFunction code, int examples) {
    double sum = 0;
    for (int example = 0; example < examples; example++) {
      for (int i = 0; i < latent; i++) {
        int at = 2 * example * latent + i;
        double mean = code.applyAsDouble(at);
        double logarithm = code.applyAsDouble(at + latent);
        sum += 0.5 * (StrictMath.exp(logarithm) + mean * mean / priorVariance - 1 - logarithm);
      }
    }
    return sum;
  }
}
