/**
 * Counter-based random streams: Philox4x32-10, keyed by seed, replicate and purpose.
 *
 * <p>{@link io.github.collapsar.random.RandomStreams} is the door. The words are those of Commons
 * RNG's {@code PHILOX_4X32}; normal variates come from them by Box and Muller's transform, so the
 * n-th variate of a stream has a fixed place and can be computed by a vector unit, many at a time,
 * with the same bits as one by one. Draws do not depend on any hyperparameter: all cells of a
 * replicate see the same data.
 */
package io.github.collapsar.random;
