/**
 * Measured boundaries.
 *
 * <p>{@link io.github.collapsar.analysis.boundary.Boundary} finds, along x for each y, where the
 * collapse probability crosses ½, and sets it beside the theory. {@code Segments} decides how often
 * it crosses, {@code LogisticFit} where.
 */
package io.github.collapsar.analysis.boundary;
