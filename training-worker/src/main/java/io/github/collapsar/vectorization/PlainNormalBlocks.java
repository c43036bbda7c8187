package io.github.collapsar.vectorization;

/** One variate after the other, for machines without the Vector API. */
final class PlainNormalBlocks implements NormalBlocks {

  private static final long WORD = 0xFFFFFFFFL;

  @Override
  public void fill(int[] state, long first, int blocks, float[] target, int offset) {
    for (int block = 0; block < blocks; block++) {
      for (int j = 0; j < COUNTERS; j++) {
        long counter = (first + block) * COUNTERS + j;
        write(state, counter, target, offset + block * VARIATES + j);
      }
    }
  }

  private static void write(int[] state, long counter, float[] target, int at) {
    int key0 = state[0];
    int key1 = state[1];
    int word0 = (int) counter;
    int word1 = (int) (counter >>> 32);
    int word2 = state[4];
    int word3 = state[5];
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = (MULTIPLIER_0 & WORD) * (word0 & WORD);
      long product1 = (MULTIPLIER_1 & WORD) * (word2 & WORD);
      word0 = (int) (product1 >>> 32) ^ word1 ^ key0;
      word1 = (int) product1;
      word2 = (int) (product0 >>> 32) ^ word3 ^ key1;
      word3 = (int) product0;
      key0 += KEY_STEP_0;
      key1 += KEY_STEP_1;
    }
    pair(word0, word1, target, at, at + COUNTERS);
    pair(word2, word3, target, at + 2 * COUNTERS, at + 3 * COUNTERS);
  }

  private static void pair(int radiusWord, int angleWord, float[] target, int first, int second) {
    float radius = radius(radiusWord);
    float turn = (float) angleWord * 0x1p-32f;
    float square = turn * turn;
    target[first] = radius * cos(square);
    target[second] = radius * (turn * sin(square));
  }

  /** √(−2 ln u) of a uniform u in (0, 1]. */
  private static float radius(int word) {
    float uniform = Math.fma((float) (word >>> 1), 0x1p-31f, 0x1p-33f);
    int bits = Float.floatToRawIntBits(uniform);
    int exponent = (bits - SQRT_HALF_BITS) >> 23;
    float f = Float.intBitsToFloat(bits - (exponent << 23)) - 1f;
    float square = f * f;
    float tail = Math.fma(square * f, log(f), square * -0.5f);
    float log = Math.fma((float) exponent, LN_2, f + tail);
    return (float) Math.sqrt(Math.max(log * -2f, 0f));
  }

  /** P(f) of the logarithm. */
  private static float log(float f) {
    float sum = Math.fma(LOG_0, f, LOG_1);
    sum = Math.fma(sum, f, LOG_2);
    sum = Math.fma(sum, f, LOG_3);
    sum = Math.fma(sum, f, LOG_4);
    sum = Math.fma(sum, f, LOG_5);
    sum = Math.fma(sum, f, LOG_6);
    sum = Math.fma(sum, f, LOG_7);
    return Math.fma(sum, f, LOG_8);
  }

  /** cos 2πt of t². */
  private static float cos(float square) {
    float sum = Math.fma(COS_0, square, COS_1);
    sum = Math.fma(sum, square, COS_2);
    sum = Math.fma(sum, square, COS_3);
    sum = Math.fma(sum, square, COS_4);
    sum = Math.fma(sum, square, COS_5);
    return Math.fma(sum, square, COS_6);
  }

  /** sin 2πt / t of t². */
  private static float sin(float square) {
    float sum = Math.fma(SIN_0, square, SIN_1);
    sum = Math.fma(sum, square, SIN_2);
    sum = Math.fma(sum, square, SIN_3);
    sum = Math.fma(sum, square, SIN_4);
    sum = Math.fma(sum, square, SIN_5);
    return Math.fma(sum, square, SIN_6);
  }
}
