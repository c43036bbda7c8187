/**
 * From results to phase diagrams.
 *
 * <p>{@link io.github.collapsar.analysis.Analysis} is the door: it takes a result directory and the
 * {@link io.github.collapsar.analysis.diagram.Diagram}s to draw. Reading is in {@code results}.
 */
package io.github.collapsar.analysis;
