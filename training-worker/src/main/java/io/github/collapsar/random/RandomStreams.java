package io.github.collapsar.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random streams of one replicate of one seed.
 *
 * @param seed the sweep's seed
 * @param replicate from 0
 */
public record RandomStreams(long seed, int replicate) {

  /**
   * The words of a stream from its start, as a generator of uniform variates. Read either this or
   * {@link #normals} of one purpose, not both: they share the words.
   */
  public UniformRandomProvider uniform(Purpose purpose) {
    return RandomSource.PHILOX_4X32.create(new StreamKey(seed, replicate, purpose).before());
  }

  /** The standard normal variates of a stream from its start. */
  public NormalStream normals(Purpose purpose) {
    return new NormalStream(new StreamKey(seed, replicate, purpose));
  }
}
