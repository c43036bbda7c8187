/**
 * Counter-based random streams: Philox4x32-10, keyed by seed, replicate and purpose.
 *
 * <p>{@link io.github.collapsar.random.RandomStreams} is the door: for each {@link
 * io.github.collapsar.random.Purpose} it gives uniform words or a {@link
 * io.github.collapsar.random.NormalStream}. The words are those of Commons RNG's {@code
 * PHILOX_4X32}; normal variates come from them by Box and Muller's transform ({@code NormalBlocks}
 * of package {@code vectorization}). So the n-th variate of a stream has a fixed place, and a
 * vector unit computes many at a time with the same bits as one by one. Draws do not depend on any
 * hyperparameter: all cells of a replicate see the same data. Beware: the code of a purpose enters
 * its streams and never changes.
 */
package io.github.collapsar.random;
