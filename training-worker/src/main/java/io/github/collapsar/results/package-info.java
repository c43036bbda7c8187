/**
 * Results: the tables that a sweep leaves, and all that is known of how they are stored. No Spark.
 *
 * <p>{@link io.github.collapsar.results.RunTable} has a row a run, {@link
 * io.github.collapsar.results.CurveTable} a row a recorded step: which {@link
 * io.github.collapsar.results.Column} there are, of which types, and how runs become rows and rows
 * become runs again. {@link io.github.collapsar.results.Circumstances} are the provenance of a row.
 * {@link io.github.collapsar.results.Table} names the two tables on the disk and {@link
 * io.github.collapsar.results.PackId} the files. Everything that goes wrong with stored results is
 * a {@link io.github.collapsar.results.ResultsException} whose message is fit to be shown.
 *
 * <p>Writing and reading files is done in the packages below: parquet, storage, lease, directory.
 */
package io.github.collapsar.results;
