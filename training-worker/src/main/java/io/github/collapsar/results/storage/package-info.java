/**
 * Files that are there whole or not at all, on any file system that Hadoop reaches.
 *
 * <p>{@link io.github.collapsar.results.storage.Publishing} says how a file comes to stand whole
 * under its name: {@code LinkPublishing} on this machine, {@code RenamePublishing} where a rename
 * is atomic, {@code PutPublishing} on stores of objects. {@link
 * io.github.collapsar.results.storage.NewFile} is a Parquet file that is published so, and {@link
 * io.github.collapsar.results.storage.Folders} lists and deletes.
 */
package io.github.collapsar.results.storage;
