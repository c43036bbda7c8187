/**
 * Data sets that networks train on. Each is read or drawn once a JVM, is immutable, and is shared
 * by the JVM's tasks.
 *
 * <p>{@link io.github.collapsar.data.DataSource} is the door: MNIST and Fashion-MNIST from their
 * official IDX files ({@code IdxImages}), CIFAR-10 and CIFAR-100 from their official binary files
 * ({@code CifarImages}), each below the data directory and gzipped or not ({@code DataFile}), or a
 * small stand-in that needs no files ({@code SyntheticImages}). It gives {@link
 * io.github.collapsar.data.ImageClassification}: {@link io.github.collapsar.data.LabelledImages} to
 * train on and to test on, of one {@link io.github.collapsar.data.ImageSize}. A file that is
 * missing or damaged is a {@link io.github.collapsar.data.DataUnavailableException}.
 *
 * <p>{@link io.github.collapsar.data.DataFetch} downloads the official files, which {@code
 * OfficialFile} lists with their sums. Only the {@code data fetch} command uses it: training never
 * reaches for the network.
 */
package io.github.collapsar.data;
