/**
 * Finite-size scaling: how a transition sharpens with the size of the system. {@link
 * io.github.collapsar.analysis.scaling.ScalingFit} finds the critical point and the exponents for
 * which the curves of all sizes fall on one another, with errors from resampled replicates.
 */
package io.github.collapsar.analysis.scaling;
