/**
 * Networks of two layers, Uσ(VX), full batch: what gradient flow conserves in them, and what that
 * says of convergence and sharpness (paper Q).
 *
 * <p>{@link io.github.collapsar.twolayer.TwoLayerNetwork} is the scenario, {@link
 * io.github.collapsar.twolayer.TwoLayerProblem} draws its data, {@link
 * io.github.collapsar.twolayer.Activation} is σ; {@code TwoLayerModel} is the model with a plain
 * gradient for Hessians, {@code FloatTwoLayerModel} the fast arithmetic.
 */
package io.github.collapsar.twolayer;
