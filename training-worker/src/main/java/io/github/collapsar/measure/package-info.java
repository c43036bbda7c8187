/**
 * Measurements on trained models, kernels and networks alike: definitions with their sources, and
 * their computation.
 *
 * <ul>
 *   <li>of a matrix of weights: {@link io.github.collapsar.measure.Spectrum} (singular values,
 *       rank, effective and stable rank, participation, norm), {@link
 *       io.github.collapsar.measure.Sparsity}, {@link
 *       io.github.collapsar.measure.NeuronHomogeneity}, {@link
 *       io.github.collapsar.measure.SymmetryDistance}, {@link
 *       io.github.collapsar.measure.DegreeOfSymmetry};
 *   <li>of a two-layer network: {@link io.github.collapsar.measure.ConservedQuantity}, {@link
 *       io.github.collapsar.measure.OrbitDimension};
 *   <li>of a loss: {@link io.github.collapsar.measure.Hessian}, {@link
 *       io.github.collapsar.measure.ClassificationError};
 *   <li>of activations: {@link io.github.collapsar.measure.CovarianceSpectrum}, {@link
 *       io.github.collapsar.measure.UnitActivity}.
 * </ul>
 *
 * <p>Weights are a {@link io.github.collapsar.measure.Matrix}, eigenvalues come from {@link
 * io.github.collapsar.measure.SymmetricEigen}. {@link io.github.collapsar.measure.Quantity} has the
 * descriptions for a scenario's list of measurements.
 *
 * <p>A value that is not finite never throws: what is computed from it is NaN, so that a run whose
 * last step left the range ends as diverged.
 */
package io.github.collapsar.measure;
