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

  /** The state one counter earlier: Commons RNG counts up before it computes its first words. */
  int[] before() {
    int[] state = state();
    state[2] = -1;
    state[3] = -1;
    state[5] -= state[4] == 0 ? 1 : 0;
    state[4]--;
    return state;
  }
}
