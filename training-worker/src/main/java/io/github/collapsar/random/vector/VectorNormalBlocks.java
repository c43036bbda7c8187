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
 *
 * <p>Each stage is a method that the compiler translates by itself, and constants are vectors of
 * their exact class: inlined into one another, or with constants made on the spot, the stages
 * exceed the compiler's limits and vectors go through the heap.
 */
public final class VectorNormalBlocks implements NormalBlocks {

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  private static final LongVector RAMP = LongVector.zero(LONGS).addIndex(1);
  private static final LongVector WORD = LongVector.broadcast(LONGS, 0xFFFFFFFFL);
  private static final LongVector FACTOR_0 =
      LongVector.broadcast(LONGS, Integer.toUnsignedLong(MULTIPLIER_0));
  private static final LongVector FACTOR_1 =
      LongVector.broadcast(LONGS, Integer.toUnsignedLong(MULTIPLIER_1));

  private static final FloatVector SCALE = FloatVector.broadcast(FLOATS, 0x1p-31f);
  private static final FloatVector SHIFT = FloatVector.broadcast(FLOATS, 0x1p-33f);
  private static final FloatVector ZERO = FloatVector.zero(FLOATS);
  private static final FloatVector LN2 = FloatVector.broadcast(FLOATS, LN_2);
  private static final FloatVector LOG0 = FloatVector.broadcast(FLOATS, LOG_0);
  private static final FloatVector LOG1 = FloatVector.broadcast(FLOATS, LOG_1);
  private static final FloatVector LOG2 = FloatVector.broadcast(FLOATS, LOG_2);
  private static final FloatVector LOG3 = FloatVector.broadcast(FLOATS, LOG_3);
  private static final FloatVector LOG4 = FloatVector.broadcast(FLOATS, LOG_4);
  private static final FloatVector LOG5 = FloatVector.broadcast(FLOATS, LOG_5);
  private static final FloatVector LOG6 = FloatVector.broadcast(FLOATS, LOG_6);
  private static final FloatVector LOG7 = FloatVector.broadcast(FLOATS, LOG_7);
  private static final FloatVector LOG8 = FloatVector.broadcast(FLOATS, LOG_8);
  private static final FloatVector COS0 = FloatVector.broadcast(FLOATS, COS_0);
  private static final FloatVector COS1 = FloatVector.broadcast(FLOATS, COS_1);
  private static final FloatVector COS2 = FloatVector.broadcast(FLOATS, COS_2);
  private static final FloatVector COS3 = FloatVector.broadcast(FLOATS, COS_3);
  private static final FloatVector COS4 = FloatVector.broadcast(FLOATS, COS_4);
  private static final FloatVector COS5 = FloatVector.broadcast(FLOATS, COS_5);
  private static final FloatVector COS6 = FloatVector.broadcast(FLOATS, COS_6);
  private static final FloatVector SIN0 = FloatVector.broadcast(FLOATS, SIN_0);
  private static final FloatVector SIN1 = FloatVector.broadcast(FLOATS, SIN_1);
  private static final FloatVector SIN2 = FloatVector.broadcast(FLOATS, SIN_2);
  private static final FloatVector SIN3 = FloatVector.broadcast(FLOATS, SIN_3);
  private static final FloatVector SIN4 = FloatVector.broadcast(FLOATS, SIN_4);
  private static final FloatVector SIN5 = FloatVector.broadcast(FLOATS, SIN_5);
  private static final FloatVector SIN6 = FloatVector.broadcast(FLOATS, SIN_6);

  @Override
  public void fill(int[] state, long first, int blocks, float[] target, int offset) {
    long[] words = new long[VARIATES];
    int[] narrow = new int[VARIATES];
    float[] radii = new float[2 * COUNTERS];
    for (int block = 0; block < blocks; block++) {
      long counter = (first + block) * COUNTERS;
      for (int j = 0; j < COUNTERS; j += 2 * LONGS.length()) {
        philox(state, counter + j, words, j);
      }
      narrow(words, narrow);
      radii(narrow, radii);
      turn(narrow, radii, target, offset + block * VARIATES);
    }
  }

  /**
   * The four words of twice as many counters as a vector has lanes, to words[at + 0, 32, 64, 96 …].
   * Two vectors go side by side, since the rounds of one wait for one another.
   */
  private static void philox(int[] state, long counter, long[] words, int at) {
    // Blocks are 32 counters, so all counters of a vector share the upper word.
    LongVector first0 = RAMP.add(counter & 0xFFFFFFFFL);
    LongVector second0 = first0.add(LONGS.length());
    LongVector first1 = LongVector.broadcast(LONGS, counter >>> 32);
    LongVector second1 = first1;
    LongVector first2 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(state[4]));
    LongVector second2 = first2;
    LongVector first3 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(state[5]));
    LongVector second3 = first3;
    int key0 = state[0];
    int key1 = state[1];
    for (int round = 0; round < ROUNDS; round++) {
      LongVector roundKey0 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(key0));
      LongVector roundKey1 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(key1));
      LongVector firstproduct0 = first0.mul(FACTOR_0);
      LongVector firstproduct1 = first2.mul(FACTOR_1);
      LongVector secondproduct0 = second0.mul(FACTOR_0);
      LongVector secondproduct1 = second2.mul(FACTOR_1);
      first0 =
          firstproduct1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, first1)
              .lanewise(VectorOperators.XOR, roundKey0);
      first1 = firstproduct1.and(WORD);
      first2 =
          firstproduct0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, first3)
              .lanewise(VectorOperators.XOR, roundKey1);
      first3 = firstproduct0.and(WORD);
      second0 =
          secondproduct1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, second1)
              .lanewise(VectorOperators.XOR, roundKey0);
      second1 = secondproduct1.and(WORD);
      second2 =
          secondproduct0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, second3)
              .lanewise(VectorOperators.XOR, roundKey1);
      second3 = secondproduct0.and(WORD);
      key0 += KEY_STEP_0;
      key1 += KEY_STEP_1;
    }
    first0.intoArray(words, at);
    first1.intoArray(words, at + 1 * COUNTERS);
    first2.intoArray(words, at + 2 * COUNTERS);
    first3.intoArray(words, at + 3 * COUNTERS);
    int behind = at + LONGS.length();
    second0.intoArray(words, behind);
    second1.intoArray(words, behind + 1 * COUNTERS);
    second2.intoArray(words, behind + 2 * COUNTERS);
    second3.intoArray(words, behind + 3 * COUNTERS);
  }

  /** A plain loop: the compiler turns it into narrowing vector stores. */
  private static void narrow(long[] words, int[] narrow) {
    for (int i = 0; i < VARIATES; i++) {
      narrow[i] = (int) words[i];
    }
  }

  /** √(−2 ln u) of the words 0 and 2 of every counter. */
  private static void radii(int[] words, float[] radii) {
    for (int j = 0; j < 2 * COUNTERS; j += FLOATS.length()) {
      // Words 0 lie at 0 … 31, words 2 at 64 … 95.
      IntVector word = IntVector.fromArray(INTS, words, j < COUNTERS ? j : j + COUNTERS);
      FloatVector uniform = toFloat(word.lanewise(VectorOperators.LSHR, 1)).fma(SCALE, SHIFT);
      IntVector bits = uniform.reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      FloatVector f =
          bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
      FloatVector square = f.mul(f);
      FloatVector polynomial =
          LOG0.fma(f, LOG1)
              .fma(f, LOG2)
              .fma(f, LOG3)
              .fma(f, LOG4)
              .fma(f, LOG5)
              .fma(f, LOG6)
              .fma(f, LOG7)
              .fma(f, LOG8);
      FloatVector tail = square.mul(f).fma(polynomial, square.mul(-0.5f));
      FloatVector log = toFloat(exponent).fma(LN2, f.add(tail));
      log.mul(-2f).max(ZERO).lanewise(VectorOperators.SQRT).intoArray(radii, j);
    }
  }

  /** Turns each radius by the angle of its neighbouring word: two variates. */
  private static void turn(int[] words, float[] radii, float[] target, int offset) {
    for (int j = 0; j < 2 * COUNTERS; j += FLOATS.length()) {
      int at = j < COUNTERS ? j : j + COUNTERS;
      FloatVector radius = FloatVector.fromArray(FLOATS, radii, j);
      FloatVector turn = toFloat(IntVector.fromArray(INTS, words, at + COUNTERS)).mul(0x1p-32f);
      FloatVector square = turn.mul(turn);
      FloatVector cos =
          COS0.fma(square, COS1)
              .fma(square, COS2)
              .fma(square, COS3)
              .fma(square, COS4)
              .fma(square, COS5)
              .fma(square, COS6);
      FloatVector sin =
          SIN0.fma(square, SIN1)
              .fma(square, SIN2)
              .fma(square, SIN3)
              .fma(square, SIN4)
              .fma(square, SIN5)
              .fma(square, SIN6);
      radius.mul(cos).intoArray(target, offset + at);
      radius.mul(turn.mul(sin)).intoArray(target, offset + at + COUNTERS);
    }
  }

  private static FloatVector toFloat(IntVector ints) {
    return (FloatVector) ints.convertShape(VectorOperators.I2F, FLOATS, 0);
  }
}
