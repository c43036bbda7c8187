/**
 * Rows in Parquet files.
 *
 * <p>{@link io.github.collapsar.results.parquet.RowFiles} is the door: it writes rows by {@code
 * RowWriter}, column by column, reads them by {@code RowReadSupport}, joins files without decoding
 * them and checks them by {@code FileCheck}. {@code TableSchema} relates columns to Parquet's
 * schema.
 */
package io.github.collapsar.results.parquet;
