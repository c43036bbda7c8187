/**
 * Rows in Parquet files.
 *
 * <p>{@link io.github.collapsar.results.parquet.RowFiles} is the door: it writes rows by {@code
 * RowWriter}, column by column, reads them by {@code StoredRows} and joins files without decoding
 * them. {@link io.github.collapsar.results.parquet.TableSchema} relates columns to Parquet's
 * schema, {@link io.github.collapsar.results.parquet.StoreFile} is a file on a given file system,
 * {@link io.github.collapsar.results.parquet.FileCheck} reads one from end to end, and {@link
 * io.github.collapsar.results.parquet.CompactedFiles} tells which files of a directory readers see.
 */
package io.github.collapsar.results.parquet;
