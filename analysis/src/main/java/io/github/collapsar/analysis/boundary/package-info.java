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
 *
 * <p>An {@link io.github.collapsar.analysis.boundary.AnalysedDiagram} is what pictures and report
 * show: its {@link io.github.collapsar.analysis.boundary.AnalysedPanel}s hold cells, boundary,
 * contour and predicted curves side by side. The report's script estimator.js repeats {@code
 * CrossingEstimator} for thresholds that its reader moves: change both together.
 */
package io.github.collapsar.analysis.boundary;
