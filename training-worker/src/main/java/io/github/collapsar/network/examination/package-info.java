/**
 * What is measured on networks.
 *
 * <p>{@link io.github.collapsar.network.examination.ClassifierExamination} takes every {@link
 * io.github.collapsar.network.examination.ClassifierMeasurement}, {@link
 * io.github.collapsar.network.examination.VaeExamination} those of an autoencoder. Both read the
 * network's outputs batch by batch ({@code NetworkOutputs}); {@code NeuronWeights} takes the units
 * of the examined layer out of the flat vector. The definitions are in {@link
 * io.github.collapsar.measure}.
 */
package io.github.collapsar.network.examination;
