/**
 * Reading a result directory: {@link io.github.collapsar.analysis.results.Results} opens its tables
 * as Spark SQL views and {@link io.github.collapsar.analysis.results.UnreadableResultsException}
 * names a file that cannot be read. {@link io.github.collapsar.analysis.results.ResultFiles} writes
 * beside them, tables as {@link io.github.collapsar.analysis.results.CsvTable}. {@link
 * io.github.collapsar.analysis.results.SqlText} quotes names and values.
 */
package io.github.collapsar.analysis.results;
