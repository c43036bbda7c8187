/**
 * Finite-size scaling: how a transition sharpens with the size of the system.
 *
 * <p>{@link io.github.collapsar.analysis.scaling.ScalingFit} takes {@link
 * io.github.collapsar.analysis.scaling.Sample}s of several sizes, computes an {@link
 * io.github.collapsar.analysis.scaling.Observable} of each as a {@link
 * io.github.collapsar.analysis.scaling.ScalingCurve}, and finds the critical point and the
 * exponents for which the curves fall on one another, with errors from resampled replicates. {@code
 * DataCollapse} measures how well they do.
 */
package io.github.collapsar.analysis.scaling;
