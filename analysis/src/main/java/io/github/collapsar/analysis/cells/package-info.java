/**
 * From runs to cells, in Spark SQL.
 *
 * <p>{@link io.github.collapsar.analysis.cells.CellTable} is the aggregation for one diagram, whose
 * rows are stored as {@code cells.parquet}; {@code CellQuery} is its SQL. {@link
 * io.github.collapsar.analysis.cells.Panel} and {@link io.github.collapsar.analysis.cells.Cell} are
 * the same numbers in memory, for boundaries and pictures, {@link
 * io.github.collapsar.analysis.cells.CellBorders} where one cell ends and the next begins. {@link
 * io.github.collapsar.analysis.cells.WilsonInterval} is how sure a probability is. {@link
 * io.github.collapsar.analysis.cells.Mesh} spreads cells over a grid of which only part is
 * measured. The threshold between learned and collapsed is the diagram's, applied here.
 */
package io.github.collapsar.analysis.cells;
