/**
 * Networks as a loss and its gradient over one flat vector: {@link
 * io.github.collapsar.network.model.FloatNetwork} in single precision; double precision is
 * generated.
 *
 * <p>{@link io.github.collapsar.network.model.FloatClassifier} ends in softmax and cross-entropy,
 * {@link io.github.collapsar.network.model.FloatVae} is the autoencoder; both take a {@link
 * io.github.collapsar.network.model.Batch}. {@link
 * io.github.collapsar.network.model.ClassifierArithmetic} chooses between our own classifier and a
 * reference.
 */
package io.github.collapsar.network.model;
