/**
 * Reading a result directory: {@link io.github.collapsar.analysis.results.Results} opens its tables
 * as Spark SQL views and {@link io.github.collapsar.analysis.results.UnreadableResultsException}
 * names a file that cannot be read.
 */
package io.github.collapsar.analysis.results;
