package io.github.collapsar.random;

/**
 * Names a stream. The seed is the generator's key; replicate and purpose are the upper half of its
 * counter, so streams never overlap.
 */
record StreamKey(long seed, int replicate, Purpose purpose) {

  /**
   * The state of a Philox4x32 generator at the start of the stream: key, then counter, least
   * significant word first.
   */
  int[] state() {
    return new int[] {(int) seed, (int) (seed >>> 32), 0, 0, replicate, purpose.code()};
  }
}
