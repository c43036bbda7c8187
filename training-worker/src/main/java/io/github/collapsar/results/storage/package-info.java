/**
 * Files that are there whole or not at all, on any file system that Hadoop reaches.
 *
 * <p>{@link io.github.collapsar.results.storage.Storage} is the door. How a file comes to stand
 * whole under its name is a {@code Publishing}: {@code LinkPublishing} on this machine, {@code
 * RenamePublishing} where a rename is atomic, {@code PutPublishing} on stores of objects. A {@link
 * io.github.collapsar.results.storage.NewFile} is a Parquet file that is published so, a {@code
 * StoredFile} one that is read.
 */
package io.github.collapsar.results.storage;
