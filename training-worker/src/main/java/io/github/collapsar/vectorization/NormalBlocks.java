package io.github.collapsar.vectorization;

/**
 * Computes blocks of standard normal variates from Philox4x32-10 words.
 *
 * <p>Block b takes the words of the counters 32·b to 32·b + 31, four words a counter. Words 0 and 1
 * of the counter j give variates j and 32 + j of the block, words 2 and 3 give 64 + j and 96 + j:
 * one word the radius √(−2 ln u), the other the angle. The logarithm, sine and cosine are
 * polynomials evaluated with fused multiply-add, so that every implementation gives the same bits.
 */
public interface NormalBlocks {

  /** Counters a block takes. */
  int COUNTERS = 32;

  /** Variates a block has. */
  int VARIATES = 4 * COUNTERS;

  /**
   * Philox4x32's multipliers and key increments (Salmon et al. 2011, "Parallel random numbers").
   */
  int MULTIPLIER_0 = 0xD2511F53;

  int MULTIPLIER_1 = 0xCD9E8D57;
  int KEY_STEP_0 = 0x9E3779B9;
  int KEY_STEP_1 = 0xBB67AE85;
  int ROUNDS = 10;

  /** Bits of √½: mantissas are taken from [√½, √2). */
  int SQRT_HALF_BITS = 0x3F3504F3;

  float LN_2 = 0.69314718f;

  /** ln(1 + f) = f − f²/2 + f³·P(f), highest power first (the Cephes library's logf). */
  float LOG_0 = 7.0376836292e-2f;

  float LOG_1 = -1.1514610310e-1f;
  float LOG_2 = 1.1676998740e-1f;
  float LOG_3 = -1.2420140846e-1f;
  float LOG_4 = 1.4249322787e-1f;
  float LOG_5 = -1.6668057665e-1f;
  float LOG_6 = 2.0000714765e-1f;
  float LOG_7 = -2.4999993993e-1f;
  float LOG_8 = 3.3333331174e-1f;

  /** cos 2πt in powers of t² on |t| ≤ ½, highest first; Chebyshev fit, error 1.1e-8. */
  float COS_0 = 6.528658390045166f;

  float COS_1 = -25.967599868774414f;
  float COS_2 = 60.16762924194336f;
  float COS_3 = -85.45014190673828f;
  float COS_4 = 64.93911743164062f;
  float COS_5 = -19.73920440673828f;
  float COS_6 = 1.0f;

  /** sin 2πt / t in powers of t² on |t| ≤ ½, highest first; Chebyshev fit, error 2.3e-9. */
  float SIN_0 = 3.2381374835968018f;

  float SIN_1 = -14.899847030639648f;
  float SIN_2 = 42.02592849731445f;
  float SIN_3 = -76.70301818847656f;
  float SIN_4 = 81.60513305664062f;
  float SIN_5 = -41.34170150756836f;
  float SIN_6 = 6.2831854820251465f;

  /**
   * Writes {@code blocks} blocks from block {@code first} on.
   *
   * @param state key and counter at the stream's start (see {@code StreamKey.state}); of the
   *     counter only the upper two words are used
   * @param target receives {@code blocks · VARIATES} variates from {@code offset} on
   */
  void fill(int[] state, long first, int blocks, float[] target, int offset);
}
