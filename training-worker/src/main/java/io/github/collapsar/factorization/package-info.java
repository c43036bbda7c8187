/**
 * Matrix factorisation, f = WUx: under noise or weight decay its rotation symmetry collapses to low
 * rank (paper S, Fig. 1 mid).
 *
 * <p>{@link io.github.collapsar.factorization.MatrixFactorization} is the scenario. A run's two
 * matrices outgrow the first-level cache, so a block is one lane, and vectors go along the
 * matrices' rows. {@code FloatFactorizationArithmetic} of package {@code vectorization} holds the
 * steps.
 */
package io.github.collapsar.factorization;
