/**
 * Hyperbolic tangent and logistic function for whole arrays, the same bits in the plain and the
 * vector form: neither Java's own functions nor a vector unit's would give them.
 *
 * <p>{@link io.github.collapsar.elementary.FloatElementary} and {@link
 * io.github.collapsar.elementary.DoubleElementary}; {@code choose()} gives the form for this JVM.
 */
package io.github.collapsar.elementary;
