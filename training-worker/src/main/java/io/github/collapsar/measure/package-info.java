/**
 * What is measured on trained models, kernels and networks alike: the definitions, with their
 * sources, and the computing.
 *
 * <ul>
 *   <li>of a matrix of weights: {@link io.github.collapsar.measure.Spectrum} (singular values,
 *       rank, effective and stable rank, participation, norm), {@link
 *       io.github.collapsar.measure.Sparsity}, {@link
 *       io.github.collapsar.measure.NeuronHomogeneity}, {@link
 *       io.github.collapsar.measure.DegreeOfSymmetry};
 *   <li>of a two-layer network: {@link io.github.collapsar.measure.ConservedQuantity}, {@link
 *       io.github.collapsar.measure.OrbitDimension};
 *   <li>of a loss: {@link io.github.collapsar.measure.Hessian}, {@link
 *       io.github.collapsar.measure.ClassificationError};
 *   <li>of activations: {@link io.github.collapsar.measure.CovarianceSpectrum}.
 * </ul>
 *
 * <p>Weights come as {@link io.github.collapsar.measure.Matrix}, eigenvalues from {@link
 * io.github.collapsar.measure.SymmetricEigen}. {@link io.github.collapsar.measure.Quantity} has the
 * words for a scenario's list of measurements, {@link
 * io.github.collapsar.measure.NetworkMeasurement} names every measurement of a network.
 *
 * <p>A value that is not finite never throws: what is computed from it is NaN, so that a run that
 * its last step threw out of range ends as diverged.
 */
package io.github.collapsar.measure;
