/**
 * References: the losses of our scenarios under ND4J's automatic differentiation, to compare their
 * own arithmetic with. This package and its subpackages, with {@code nativebuild}, are the only
 * ones that use ND4J and DL4J.
 *
 * <p>{@link io.github.collapsar.reference.AutodiffEngine} trains every scenario with kernels for
 * which it finds a {@link io.github.collapsar.reference.LossReference}, which writes the loss with
 * what {@link io.github.collapsar.reference.LossGraph} holds; {@code AutodiffTrajectory} puts
 * parametrisation, offset and dropout before that loss in one graph, and writes decay, removal and
 * optimiser out plainly. Ours are
 *
 * <ul>
 *   <li>{@link io.github.collapsar.reference.HadamardReference}, {@link
 *       io.github.collapsar.reference.LinearReference} and {@link
 *       io.github.collapsar.reference.ScalarReference}, regressions whose coefficients are products
 *       of parameters: {@code RegressionReference};
 *   <li>{@link io.github.collapsar.reference.FactorizationReference}, {@link
 *       io.github.collapsar.reference.TwoLayerReference}, {@link
 *       io.github.collapsar.reference.TanhReference} and {@link
 *       io.github.collapsar.reference.LinearVaeReference}, small networks;
 *   <li>{@link io.github.collapsar.reference.QuarticObjectiveReference}, {@link
 *       io.github.collapsar.reference.QuarticWellReference} and {@link
 *       io.github.collapsar.reference.TwoParameterReference}, objectives.
 * </ul>
 *
 * <p>References are slow, and right only if they share no arithmetic with what they are compared
 * with: they take data and initial parameters from the kernels' side, nothing else.
 */
package io.github.collapsar.reference;
