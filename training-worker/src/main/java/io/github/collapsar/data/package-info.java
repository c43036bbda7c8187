/**
 * Data sets that networks train on: read or drawn once a JVM, immutable, shared by its tasks.
 *
 * <p>{@link io.github.collapsar.data.DataSource} is the door: MNIST and Fashion-MNIST from their
 * official IDX files below the data directory, gzipped or not, or a small synthetic stand-in that
 * needs no files. It gives {@link io.github.collapsar.data.ImageClassification}: {@link
 * io.github.collapsar.data.LabelledImages} to train on and to test on.
 */
package io.github.collapsar.data;
