/**
 * Measured boundaries.
 *
 * <p>{@link io.github.collapsar.analysis.boundary.Boundary} finds, along x for each y, where the
 * collapse probability crosses ½: {@link io.github.collapsar.analysis.boundary.BoundaryEdge}s with
 * the theory's beside them, and for each side an {@link
 * io.github.collapsar.analysis.boundary.Agreement}. {@code CrossingEstimator} does one row: {@code
 * RowSegmentation} decides how often it crosses, {@code LogisticFit} or {@code IsotonicFit} where,
 * {@code ClusterBootstrap} how sure that is. {@link
 * io.github.collapsar.analysis.boundary.MeasuredContour} follows the boundary in both directions
 * through {@code SmoothedCells}. {@link io.github.collapsar.analysis.boundary.BoundaryCsv} writes
 * both as tables.
 */
package io.github.collapsar.analysis.boundary;
