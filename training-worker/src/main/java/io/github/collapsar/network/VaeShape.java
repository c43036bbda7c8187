package io.github.collapsar.network;

import java.util.List;

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
record VaeShape(
    Shape input,
    int hidden,
    int latent,
    Nonlinearity nonlinearity,
    double beta,
    double priorVariance) {

  Architecture encoder() {
    return new Architecture(
        input,
        List.of(
            new LayerSpec.Dense(hidden),
            new LayerSpec.Activation(nonlinearity),
            new LayerSpec.Dense(2 * latent)),
        1);
  }

  Architecture decoder() {
    return new Architecture(
        Shape.vector(latent),
        List.of(
            new LayerSpec.Dense(hidden),
            new LayerSpec.Activation(nonlinearity),
            new LayerSpec.Dense(input.size())),
        1);
  }

  /** The encoder's parameters, then the decoder's. */
  List<ParameterBlock> blocks() {
    ParameterList parameters = new ParameterList();
    Architecture encoder = encoder();
    Architecture decoder = decoder();
    Architecture.declare(encoder.layers(), encoder.input(), parameters);
    Architecture.declare(decoder.layers(), decoder.input(), parameters);
    return parameters.blocks();
  }
}
