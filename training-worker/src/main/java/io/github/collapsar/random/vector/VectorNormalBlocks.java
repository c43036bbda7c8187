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

  /** Blocks that a stage takes together, so that its loop is worth entering. */
  private static final int TOGETHER = 4;

  private static final LongVector EVEN = LongVector.zero(LONGS).addIndex(2);
  private static final LongVector WORD = LongVector.broadcast(LONGS, 0xFFFFFFFFL);
  private static final LongVector FACTOR_0 =
      LongVector.broadcast(LONGS, Integer.toUnsignedLong(MULTIPLIER_0));
  private static final LongVector FACTOR_1 =
      LongVector.broadcast(LONGS, Integer.toUnsignedLong(MULTIPLIER_1));

  private static final FloatVector SCALE = FloatVector.broadcast(FLOATS, 0x1p-31f);
  private static final FloatVector SHIFT = FloatVector.broadcast(FLOATS, 0x1p-33f);
  private static final FloatVector ONE = FloatVector.broadcast(FLOATS, 1f);
  private static final FloatVector MINUS_HALF = FloatVector.broadcast(FLOATS, -0.5f);
  private static final FloatVector TURN = FloatVector.broadcast(FLOATS, 0x1p-32f);
  private static final IntVector SQRT_HALF = IntVector.broadcast(INTS, SQRT_HALF_BITS);
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
    int together = Math.min(blocks, TOGETHER);
    long[] words = new long[together * VARIATES];
    int[] radiusWords = new int[words.length / 2];
    int[] angleWords = new int[words.length / 2];
    float[] radii = new float[words.length / 2];
    for (int done = 0; done < blocks; done += together) {
      int count = Math.min(together, blocks - done) * COUNTERS;
      for (int j = 0; j < count; j += 4 * LONGS.length()) {
        rounds(state, (first + done) * COUNTERS + j, count, words, j);
      }
      pack(count, words, 0, radiusWords, 0);
      pack(count, words, 1, angleWords, 0);
      pack(count, words, 2, radiusWords, COUNTERS);
      pack(count, words, 3, angleWords, COUNTERS);
      radii(radiusWords, 2 * count, radii);
      turn(angleWords, radii, 2 * count, target, offset + done * VARIATES);
    }
  }

  /**
   * The words of four times as many counters as a vector has lanes, shape [4, count], from place j
   * on. Four vectors go side by side, since the rounds of one wait for one another; even and odd
   * counters lie in vectors of their own, so that two shifted into one another are words in their
   * order. Written out, since the compiler inlines the operations of vectors in any number, but
   * methods of our own only up to a limit. Of words 1 and 3 the lower halves are the words; what is
   * above is left out when they are used.
   */
  private static void rounds(int[] state, long counter, int count, long[] words, int j) {
    int length = LONGS.length();
    int key0 = state[0];
    int key1 = state[1];
    // Blocks are 32 counters, so all counters of a vector share the upper word.
    LongVector a0 = EVEN.add(counter & 0xFFFFFFFFL);
    LongVector b0 = a0.add(1);
    LongVector c0 = a0.add(2L * length);
    LongVector d0 = b0.add(2L * length);
    LongVector a1 = LongVector.broadcast(LONGS, counter >>> 32);
    LongVector a2 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(state[4]));
    LongVector a3 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(state[5]));
    LongVector b1 = a1;
    LongVector b2 = a2;
    LongVector b3 = a3;
    LongVector c1 = a1;
    LongVector c2 = a2;
    LongVector c3 = a3;
    LongVector d1 = a1;
    LongVector d2 = a2;
    LongVector d3 = a3;
    for (int round = 0; round < ROUNDS; round++) {
      LongVector roundKey0 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(key0));
      LongVector roundKey1 = LongVector.broadcast(LONGS, Integer.toUnsignedLong(key1));
      LongVector aProduct0 = a0.mul(FACTOR_0);
      LongVector aProduct1 = a2.mul(FACTOR_1);
      a0 =
          aProduct1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, a1.and(WORD).lanewise(VectorOperators.XOR, roundKey0));
      a2 =
          aProduct0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, a3.and(WORD).lanewise(VectorOperators.XOR, roundKey1));
      a1 = aProduct1;
      a3 = aProduct0;
      LongVector bProduct0 = b0.mul(FACTOR_0);
      LongVector bProduct1 = b2.mul(FACTOR_1);
      b0 =
          bProduct1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, b1.and(WORD).lanewise(VectorOperators.XOR, roundKey0));
      b2 =
          bProduct0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, b3.and(WORD).lanewise(VectorOperators.XOR, roundKey1));
      b1 = bProduct1;
      b3 = bProduct0;
      LongVector cProduct0 = c0.mul(FACTOR_0);
      LongVector cProduct1 = c2.mul(FACTOR_1);
      c0 =
          cProduct1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, c1.and(WORD).lanewise(VectorOperators.XOR, roundKey0));
      c2 =
          cProduct0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, c3.and(WORD).lanewise(VectorOperators.XOR, roundKey1));
      c1 = cProduct1;
      c3 = cProduct0;
      LongVector dProduct0 = d0.mul(FACTOR_0);
      LongVector dProduct1 = d2.mul(FACTOR_1);
      d0 =
          dProduct1
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, d1.and(WORD).lanewise(VectorOperators.XOR, roundKey0));
      d2 =
          dProduct0
              .lanewise(VectorOperators.LSHR, 32)
              .lanewise(VectorOperators.XOR, d3.and(WORD).lanewise(VectorOperators.XOR, roundKey1));
      d1 = dProduct1;
      d3 = dProduct0;
      key0 += KEY_STEP_0;
      key1 += KEY_STEP_1;
    }
    a0.intoArray(words, j);
    a1.intoArray(words, count + j);
    a2.intoArray(words, 2 * count + j);
    a3.intoArray(words, 3 * count + j);
    b0.intoArray(words, j + length);
    b1.intoArray(words, count + j + length);
    b2.intoArray(words, 2 * count + j + length);
    b3.intoArray(words, 3 * count + j + length);
    c0.intoArray(words, j + 2 * length);
    c1.intoArray(words, count + j + 2 * length);
    c2.intoArray(words, 2 * count + j + 2 * length);
    c3.intoArray(words, 3 * count + j + 2 * length);
    d0.intoArray(words, j + 3 * length);
    d1.intoArray(words, count + j + 3 * length);
    d2.intoArray(words, 2 * count + j + 3 * length);
    d3.intoArray(words, 3 * count + j + 3 * length);
  }

  /** The lower halves of one word of all counters, 32 of them to every other 32 places. */
  private static void pack(int count, long[] words, int word, int[] packed, int offset) {
    for (int j = 0; j < count; j += 2 * LONGS.length()) {
      LongVector even = LongVector.fromArray(LONGS, words, word * count + j);
      LongVector odd = LongVector.fromArray(LONGS, words, word * count + j + LONGS.length());
      even.and(WORD)
          .lanewise(VectorOperators.OR, odd.lanewise(VectorOperators.LSHL, 32))
          .reinterpretAsInts()
          .intoArray(packed, offset + j + (j & -COUNTERS));
    }
  }

  /** √(−2 ln u). */
  private static void radii(int[] words, int count, float[] radii) {
    for (int j = 0; j < count; j += FLOATS.length()) {
      IntVector word = IntVector.fromArray(INTS, words, j);
      FloatVector uniform =
          ((FloatVector)
                  word.lanewise(VectorOperators.LSHR, 1)
                      .convertShape(VectorOperators.I2F, FLOATS, 0))
              .fma(SCALE, SHIFT);
      IntVector bits = uniform.reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
      FloatVector f =
          bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(ONE);
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
      FloatVector tail = square.mul(f).fma(polynomial, square.mul(MINUS_HALF));
      FloatVector log =
          ((FloatVector) exponent.convertShape(VectorOperators.I2F, FLOATS, 0))
              .fma(LN2, f.add(tail));
      // No logarithm is positive; that of 1 becomes 0 and not −0.
      log.add(log).abs().lanewise(VectorOperators.SQRT).intoArray(radii, j);
    }
  }

  /** Turns each radius by its angle: two variates. */
  private static void turn(int[] words, float[] radii, int count, float[] target, int offset) {
    for (int j = 0; j < count; j += FLOATS.length()) {
      FloatVector radius = FloatVector.fromArray(FLOATS, radii, j);
      FloatVector turn =
          ((FloatVector)
                  IntVector.fromArray(INTS, words, j).convertShape(VectorOperators.I2F, FLOATS, 0))
              .mul(TURN);
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
      int at = offset + j + (j & -COUNTERS);
      radius.mul(cos).intoArray(target, at);
      radius.mul(turn.mul(sin)).intoArray(target, at + COUNTERS);
    }
  }
}
