/**
 * From runs to cells, in Spark SQL.
 *
 * <p>{@link io.github.collapsar.analysis.cells.CellTable} is the aggregation for one diagram, whose
 * rows are stored as {@code cells.parquet}; {@link io.github.collapsar.analysis.cells.Panel} and
 * {@link io.github.collapsar.analysis.cells.Cell} are the same numbers in memory, for boundaries
 * and pictures. The threshold between learned and collapsed is the diagram's, applied here.
 */
package io.github.collapsar.analysis.cells;
