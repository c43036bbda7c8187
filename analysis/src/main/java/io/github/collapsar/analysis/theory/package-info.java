/**
 * Predicted boundaries.
 *
 * <p>A {@link io.github.collapsar.analysis.theory.Theory} gives, for one scenario, how far a point
 * is from the edge of collapse. {@link io.github.collapsar.analysis.theory.Theories} finds them
 * with {@link java.util.ServiceLoader}, so a user's jar may bring one for a scenario of its own.
 * {@link io.github.collapsar.analysis.theory.Prediction} turns one into edges along an axis and
 * into the {@link io.github.collapsar.analysis.theory.TheoryCurve} that is drawn.
 *
 * <p>{@link io.github.collapsar.analysis.theory.ScalarFactorizationTheory} and {@link
 * io.github.collapsar.analysis.theory.HadamardRegressionTheory} are the exact Lyapunov criterion of
 * symmetric points (paper S, Theorem 5): {@code RescalingStability} reduces a scenario to a {@code
 * CoordinateModel}, {@code LyapunovExponent} and {@code LogOfNormal} hold the mathematics, and
 * {@code SecondOrder} and {@code SdeLimit} are approximations that a diagram may ask for, each a
 * {@code RescalingAlternative}. {@link io.github.collapsar.analysis.theory.QuarticWellTheory},
 * {@link io.github.collapsar.analysis.theory.MatrixFactorizationTheory} and {@link
 * io.github.collapsar.analysis.theory.LinearVaeTheory} have closed forms. All speak of what {@code
 * PlainSgd} trains, and say nothing of anything else. See docs/theory.md.
 */
package io.github.collapsar.analysis.theory;
