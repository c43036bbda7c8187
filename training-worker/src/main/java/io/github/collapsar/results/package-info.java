/**
 * Results: the tables that a sweep leaves, and all that is known of how they are stored. No Spark.
 *
 * <p>What a row is: {@link io.github.collapsar.results.RunTable} has a {@link
 * io.github.collapsar.results.RunRow} a run, {@link io.github.collapsar.results.CurveTable} a
 * {@link io.github.collapsar.results.CurveRow} a recorded step. A {@link
 * io.github.collapsar.results.Column} knows its type and takes its value from a row. {@link
 * io.github.collapsar.results.Circumstances} are the provenance of a row, and a {@link
 * io.github.collapsar.results.StoredRow} is one as it was read. Where a run has several rows,
 * {@link io.github.collapsar.results.RowPrecedence} says which counts. {@link
 * io.github.collapsar.results.Table} names the tables on the disk, {@link
 * io.github.collapsar.results.PackId} the files, and {@link io.github.collapsar.results.IdSet}
 * holds many ids. Everything that goes wrong with stored results is a {@link
 * io.github.collapsar.results.ResultsException} whose message is fit to be shown.
 *
 * <p>How rows are kept, from the outside in: packages {@code directory} (where everything lies),
 * {@code compaction} and {@code lease}, {@code parquet} (files of rows), {@code storage} (files
 * that are whole or not there).
 */
package io.github.collapsar.results;
