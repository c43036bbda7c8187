/**
 * Predicted boundaries.
 *
 * <p>A {@link io.github.collapsar.analysis.theory.Theory} gives, for one scenario, how far a point
 * is from the edge of collapse. {@link io.github.collapsar.analysis.theory.Theories} finds them
 * with {@link java.util.ServiceLoader}, so a user's jar may bring one for a scenario of its own.
 * {@link io.github.collapsar.analysis.theory.Prediction} turns one into edges along an axis and
 * into the contour that is drawn.
 *
 * <p>Ours are the exact Lyapunov criterion of symmetric points (paper S, Theorem 5) for the two
 * scenarios with a rescaling symmetry: {@code LyapunovExponent} holds the mathematics.
 */
package io.github.collapsar.analysis.theory;
