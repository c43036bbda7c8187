/**
 * Scenarios that train networks on images.
 *
 * <p>{@link io.github.collapsar.network.MlpClassifier}, {@link
 * io.github.collapsar.network.CnnClassifier} and {@link
 * io.github.collapsar.network.ResNetClassifier} classify images ({@link
 * io.github.collapsar.network.ImageClassifier}); {@link io.github.collapsar.network.BetaVae} is an
 * autoencoder of them.
 *
 * <p>The subpackages, from the definition of a network to its results:
 *
 * <ul>
 *   <li>{@link io.github.collapsar.network.architecture}: a network as a list of layers, shapes and
 *       parameters;
 *   <li>{@link io.github.collapsar.network.layer}: the layers' own arithmetic, forward and
 *       backward;
 *   <li>{@link io.github.collapsar.network.model}: a network as a loss and its gradient;
 *   <li>{@link io.github.collapsar.network.training}: minibatches, steps, checkpoints;
 *   <li>{@link io.github.collapsar.network.examination}: what is measured.
 * </ul>
 *
 * <p>Networks are trained by {@link io.github.collapsar.kernel.FloatDescent}, as kernels are:
 * parametrisation, removal, decay, schedule and optimiser act on one flat vector and know nothing
 * of layers. Classifiers can also be computed by DL4J (package {@code reference.network}), on the
 * processor or on a GPU; whichever computes, the rest is the same.
 */
package io.github.collapsar.network;
