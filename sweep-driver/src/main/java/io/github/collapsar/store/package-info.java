/**
 * The result directory of one sweep, on any file system that Hadoop reaches.
 *
 * <p>{@link io.github.collapsar.store.ResultDirectory} is the door. Packs of rows are {@linkplain
 * io.github.collapsar.store.ResultDirectory#publish published} whole or not at all, one Parquet
 * file each, and {@linkplain io.github.collapsar.store.ResultDirectory#read read} again. A How a
 * file comes to stand whole under its name is a {@code Publishing}, one for each kind of file
 * system. A {@link io.github.collapsar.store.Lease} keeps a second sweep off the directory, an
 * {@link io.github.collapsar.store.Attempt} marks a pack that is being trained, and {@link
 * io.github.collapsar.store.Provenance} says what wrote the results. Everything that goes wrong
 * here is a {@link io.github.collapsar.store.StoreException} whose message is fit to be shown.
 *
 * <p>Beware: readers list {@code runs/*.parquet}; whatever else lies in there has a name that
 * begins with an underscore, which Spark and glob patterns pass over.
 */
package io.github.collapsar.store;
