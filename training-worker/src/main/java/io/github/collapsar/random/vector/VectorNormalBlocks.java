package io.github.collapsar.random.vector;

import io.github.collapsar.random.NormalBlocks;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of variates at a time: the Philox words in 64-bit lanes (their products need them), the
 * transform in 32-bit lanes.
 */
public final class VectorNormalBlocks implements NormalBlocks {

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final long WORD = 0xFFFFFFFFL;

  private final LongVector ramp = LongVector.zero(LONGS).addIndex(1);

  @Override
  public void fill(int[] state, long first, int blocks, float[] target, int offset) {
    long[] words = new long[VARIATES];
    int[] narrow = new int[VARIATES];
    for (int block = 0; block < blocks; block++) {
      long counter = (first + block) * COUNTERS;
      for (int j = 0; j < COUNTERS; j += LONGS.length()) {
        philox(state, counter + j, words, j);
      }
      // A plain loop: the compiler turns it into narrowing vector stores.
      for (int i = 0; i < VARIATES; i++) {
        narrow[i] = (int) words[i];
      }
      int at = offset + block * VARIATES;
      for (int j = 0; j < COUNTERS; j += FLOATS.length()) {
        pair(narrow, j, target, at + j);
        pair(narrow, j + 2 * COUNTERS, target, at + j + 2 * COUNTERS);
      }
    }
  }

  /** The four words of LONGS.length() counters, to words[at + 0, 32, 64, 96 …]. */
  private void philox(int[] state, long counter, long[] words, int at) {
    // Blocks are 32 counters, so all counters of a vector share the upper word.
    LongVector word0 = ramp.add(counter & WORD);
    LongVector word1 = LongVector.broadcast(LONGS, counter >>> 32);
    LongVector word2 = LongVector.broadcast(LONGS, state[4] & WORD);
    LongVector word3 = LongVector.broadcast(LONGS, state[5] & WORD);
    int key0 = state[0];
    int key1 = state[1];
    for (int round = 0; round < ROUNDS; round++) {
      LongVector product0 = word0.mul(MULTIPLIER_0 & WORD);
      LongVector product1 = word2.mul(MULTIPLIER_1 & WORD);
      word0 =
          product1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, word1)
              .lanewise(VectorOperators.XOR, key0 & WORD);
      word1 = product1.and(WORD);
      word2 =
          product0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, word3)
              .lanewise(VectorOperators.XOR, key1 & WORD);
      word3 = product0.and(WORD);
      key0 += KEY_STEP_0;
      key1 += KEY_STEP_1;
    }
    word0.intoArray(words, at);
    word1.intoArray(words, at + COUNTERS);
    word2.intoArray(words, at + 2 * COUNTERS);
    word3.intoArray(words, at + 3 * COUNTERS);
  }

  private static void pair(int[] words, int from, float[] target, int at) {
    FloatVector radius = radius(IntVector.fromArray(INTS, words, from));
    FloatVector turn = toFloat(IntVector.fromArray(INTS, words, from + COUNTERS)).mul(0x1p-32f);
    FloatVector square = turn.mul(turn);
    FloatVector cos =
        broadcast(COS[0])
            .fma(square, broadcast(COS[1]))
            .fma(square, broadcast(COS[2]))
            .fma(square, broadcast(COS[3]))
            .fma(square, broadcast(COS[4]))
            .fma(square, broadcast(COS[5]))
            .fma(square, broadcast(COS[6]));
    FloatVector sin =
        broadcast(SIN[0])
            .fma(square, broadcast(SIN[1]))
            .fma(square, broadcast(SIN[2]))
            .fma(square, broadcast(SIN[3]))
            .fma(square, broadcast(SIN[4]))
            .fma(square, broadcast(SIN[5]))
            .fma(square, broadcast(SIN[6]));
    radius.mul(cos).intoArray(target, at);
    radius.mul(turn.mul(sin)).intoArray(target, at + COUNTERS);
  }

  private static FloatVector radius(IntVector word) {
    FloatVector uniform =
        toFloat(word.lanewise(VectorOperators.LSHR, 1))
            .fma(broadcast(0x1p-31f), broadcast(0x1p-33f));
    IntVector bits = uniform.reinterpretAsInts();
    IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    FloatVector f =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    FloatVector square = f.mul(f);
    FloatVector polynomial =
        broadcast(LOG[0])
            .fma(f, broadcast(LOG[1]))
            .fma(f, broadcast(LOG[2]))
            .fma(f, broadcast(LOG[3]))
            .fma(f, broadcast(LOG[4]))
            .fma(f, broadcast(LOG[5]))
            .fma(f, broadcast(LOG[6]))
            .fma(f, broadcast(LOG[7]))
            .fma(f, broadcast(LOG[8]));
    FloatVector tail = square.mul(f).fma(polynomial, square.mul(-0.5f));
    FloatVector log = toFloat(exponent).fma(broadcast(LN_2), f.add(tail));
    return log.mul(-2f).max(broadcast(0f)).lanewise(VectorOperators.SQRT);
  }

  private static FloatVector toFloat(IntVector ints) {
    return (FloatVector) ints.convert(VectorOperators.I2F, 0);
  }

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
