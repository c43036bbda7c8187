/**
 * Regression on Gaussian inputs with a weight that may be a product of two: the smallest models
 * with a collapse phase (paper S, §3 and Fig. 1).
 *
 * <p>{@code scalar-factorization} is one coordinate, {@code hadamard-regression} many; both are
 * {@link io.github.collapsar.regression.FactorizedRegression} with another target, and the plain
 * model where the symmetry is {@code none}.
 */
package io.github.collapsar.regression;
