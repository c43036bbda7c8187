/**
 * The result directory of one sweep, on any file system that Hadoop reaches.
 *
 * <p>{@link io.github.collapsar.results.directory.ResultDirectory} is the door: where everything
 * lies. Each of its tables is a {@link io.github.collapsar.results.directory.TableFiles}, whose
 * packs are {@linkplain io.github.collapsar.results.directory.TableFiles#publish(String,
 * java.util.List, java.util.List) published} whole or not at all, one Parquet file each. {@link
 * io.github.collapsar.results.directory.CompactedFiles} tells which files a compacted one replaces.
 * {@link io.github.collapsar.results.directory.Provenance} says what wrote the results, and {@code
 * StoredCheckpoints} keeps the states of long runs.
 *
 * <p>Beware: readers list {@code runs/*.parquet}; whatever else lies in there has a name that
 * begins with an underscore, which Spark and glob patterns pass over.
 */
package io.github.collapsar.results.directory;
