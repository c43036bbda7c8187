/**
 * Regression on Gaussian inputs with coefficients that may be products of parameters: the smallest
 * models with a collapse phase (paper S, §3 and Fig. 1).
 *
 * <p>{@link io.github.collapsar.regression.ScalarFactorization} has one coordinate, {@link
 * io.github.collapsar.regression.HadamardRegression} many, {@link
 * io.github.collapsar.regression.LinearRegression} no products. All three share {@code
 * RegressionProblem}, which draws their data, and {@code FactorizedRegression}, their model; its
 * innermost loops are in package {@code vectorization}.
 */
package io.github.collapsar.regression;
