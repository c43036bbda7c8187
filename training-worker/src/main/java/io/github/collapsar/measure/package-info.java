/**
 * What is measured on trained networks: the definitions, with their sources, and the computing.
 *
 * <p>{@link io.github.collapsar.measure.NetworkMeasurement} names every measurement of a network;
 * {@link io.github.collapsar.measure.CovarianceSpectrum} gives the ranks of a layer, {@link
 * io.github.collapsar.measure.ClassificationError} loss and accuracy.
 */
package io.github.collapsar.measure;
