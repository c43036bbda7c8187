/**
 * Networks that classify images, on arithmetic of our own.
 *
 * <p>An {@code Architecture} is a list of {@code LayerSpec}s: shapes, and parameters as blocks of
 * one flat vector. {@code FloatLayer} is a layer at work (dense, convolutional, pooling,
 * activation, batch normalisation, residual); convolutional ones have the channels of a pixel side
 * by side ({@code Order}), and see images through a {@code FloatFrame}. {@code FloatNetwork} is a
 * loss and its gradient over the flat vector; double precision is generated. Parametrisation,
 * removal, decay, schedule and optimiser act on that vector and know nothing of layers: they are
 * the kernels' own, through {@link io.github.collapsar.kernel.FloatDescent}. What takes the time is
 * in {@link io.github.collapsar.product}.
 *
 * <p>{@link io.github.collapsar.network.MlpClassifier}, {@link
 * io.github.collapsar.network.CnnClassifier} and {@link
 * io.github.collapsar.network.ResNetClassifier} are the scenarios. {@code ClassifierTrainer} trains
 * their packs run by run ({@code ClassifierRun}), {@code Tasks} brings the examples, {@code
 * ClassifierExamination} measures. {@code Dl4jGradient} is the same network in DL4J, the reference
 * for those without residuals. Nothing draws from ND4J's own random generator, which all threads of
 * a JVM share.
 */
package io.github.collapsar.network;
