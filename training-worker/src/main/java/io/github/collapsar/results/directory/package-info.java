/**
 * The result directory of one sweep, on any file system that Hadoop reaches.
 *
 * <p>{@link io.github.collapsar.results.directory.ResultDirectory} is the door. Packs of rows are
 * {@linkplain io.github.collapsar.results.directory.ResultDirectory#publish published} whole or not
 * at all, one Parquet file each, and {@linkplain
 * io.github.collapsar.results.directory.ResultDirectory#read read} again. {@link
 * io.github.collapsar.results.directory.Compaction} makes few files of many, {@code
 * StoredCheckpoints} keeps the states of long runs, and {@link
 * io.github.collapsar.results.directory.Provenance} says what wrote the results.
 *
 * <p>Beware: readers list {@code runs/*.parquet}; whatever else lies in there has a name that
 * begins with an underscore, which Spark and glob patterns pass over.
 */
package io.github.collapsar.results.directory;
