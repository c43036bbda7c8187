package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.NormalBlocks;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of variates at a time: the Philox words in 64-bit lanes (their products need them), the
 * transform in 32-bit lanes.
 *
 * <p>Each stage is a method that the compiler translates by itself: inlined into one another they
 * exceed its limits, and vectors go through the heap. What a stage has computed lies where the
 * variates will be, words as the bits of floats. Constants of a loop that stores floats are made
 * before it: those in static fields would be loaded again after every store.
 */
final class VectorNormalBlocks implements NormalBlocks {

  private static final VectorSpecies<Long> LONGS = VectorWidth.ofLongs();
  private static final VectorSpecies<Float> FLOATS = VectorWidth.ofFloats();
  private static final VectorSpecies<Integer> INTS = VectorWidth.ofInts();

  /** Blocks that a stage takes together, few enough for the first-level cache. */
  private static final int TOGETHER = 32;

  private static final long FACTOR_0_WORD = Integer.toUnsignedLong(MULTIPLIER_0);
  private static final long FACTOR_1_WORD = Integer.toUnsignedLong(MULTIPLIER_1);

  /** The first round's products of even counters, from that of the first one on. */
  private static final LongVector EVEN = LongVector.zero(LONGS).addIndex(2).mul(FACTOR_0_WORD);

  private static final LongVector WORD = LongVector.broadcast(LONGS, 0xFFFFFFFFL);
  private static final LongVector FACTOR_0 = LongVector.broadcast(LONGS, FACTOR_0_WORD);
  private static final LongVector FACTOR_1 = LongVector.broadcast(LONGS, FACTOR_1_WORD);

  private static final IntVector SQRT_HALF = IntVector.broadcast(INTS, SQRT_HALF_BITS);

  @Override
  public void fill(int[] state, long first, int blocks, float[] target, int offset) {
    for (int done = 0; done < blocks; done += TOGETHER) {
      int count = Math.min(TOGETHER, blocks - done);
      int from = offset + done * VARIATES;
      for (int block = 0; block < count; block++) {
        for (int j = 0; j < COUNTERS; j += 4 * LONGS.length()) {
          words(state, (first + done + block) * COUNTERS + j, target, from + block * VARIATES + j);
        }
      }
      logarithms(target, from, count);
      turns(target, from, count);
    }
  }

  /**
   * The words of four times as many counters as a vector has lanes, each where a variate of its
   * pair will be. Four vectors go side by side, since the rounds of one wait for one another; even
   * and odd counters lie in vectors of their own, so that two shifted into one another are words in
   * their order. Written out, since the compiler inlines the operations of vectors in any number,
   * but methods of our own only up to a limit. Of words 1 and 3 the lower halves are the words;
   * what is above is left out when they are used.
   */
  private static void words(int[] state, long counter, float[] target, int at) {
    int key0 = state[0];
    int key1 = state[1];
    // In the first two rounds half of the words are the same for all counters; blocks are 32
    // counters, so the upper half of the counter is among them.
    long shared1 = FACTOR_1_WORD * word(state[4]);
    long shared0 = FACTOR_0_WORD * ((shared1 >>> 32) ^ (counter >>> 32) ^ word(key0));
    LongVector first2 = LongVector.broadcast(LONGS, word(state[5] ^ key1));
    key0 += KEY_STEP_0;
    key1 += KEY_STEP_1;
    LongVector second0 = LongVector.broadcast(LONGS, word((int) shared1 ^ key0));
    LongVector second2 = LongVector.broadcast(LONGS, (shared0 >>> 32) ^ word(key1));
    long start = FACTOR_0_WORD * word((int) counter);
    LongVector second3 = LongVector.broadcast(LONGS, shared0);
    LongVector a3 = EVEN.add(start);
    LongVector a1 =
        a3.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, first2).mul(FACTOR_1);
    LongVector a0 = a1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, second0);
    LongVector a2 = a3.and(WORD).lanewise(VectorOperators.XOR, second2);
    a3 = second3;
    LongVector b3 = EVEN.add(start + FACTOR_0_WORD);
    LongVector b1 =
        b3.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, first2).mul(FACTOR_1);
    LongVector b0 = b1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, second0);
    LongVector b2 = b3.and(WORD).lanewise(VectorOperators.XOR, second2);
    b3 = second3;
    LongVector c3 = EVEN.add(start + 2L * LONGS.length() * FACTOR_0_WORD);
    LongVector c1 =
        c3.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, first2).mul(FACTOR_1);
    LongVector c0 = c1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, second0);
    LongVector c2 = c3.and(WORD).lanewise(VectorOperators.XOR, second2);
    c3 = second3;
    LongVector d3 = EVEN.add(start + (2L * LONGS.length() + 1) * FACTOR_0_WORD);
    LongVector d1 =
        d3.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, first2).mul(FACTOR_1);
    LongVector d0 = d1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, second0);
    LongVector d2 = d3.and(WORD).lanewise(VectorOperators.XOR, second2);
    d3 = second3;
    for (int round = 2; round < ROUNDS; round++) {
      key0 += KEY_STEP_0;
      key1 += KEY_STEP_1;
      LongVector roundKey0 = LongVector.broadcast(LONGS, word(key0));
      LongVector roundKey1 = LongVector.broadcast(LONGS, word(key1));
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
    }
    a0.lanewise(VectorOperators.OR, b0.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at);
    c0.lanewise(VectorOperators.OR, d0.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + INTS.length());
    a1.and(WORD)
        .lanewise(VectorOperators.OR, b1.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + COUNTERS);
    c1.and(WORD)
        .lanewise(VectorOperators.OR, d1.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + COUNTERS + INTS.length());
    a2.lanewise(VectorOperators.OR, b2.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + 2 * COUNTERS);
    c2.lanewise(VectorOperators.OR, d2.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + 2 * COUNTERS + INTS.length());
    a3.and(WORD)
        .lanewise(VectorOperators.OR, b3.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + 3 * COUNTERS);
    c3.and(WORD)
        .lanewise(VectorOperators.OR, d3.lanewise(VectorOperators.LSHL, 32))
        .reinterpretAsFloats()
        .intoArray(target, at + 3 * COUNTERS + INTS.length());
  }

  private static long word(int bits) {
    return Integer.toUnsignedLong(bits);
  }

  /** Every radius word becomes its −2 ln u. */
  private static void logarithms(float[] target, int offset, int blocks) {
    FloatVector scale = FloatVector.broadcast(FLOATS, 0x1p-31f);
    FloatVector shift = FloatVector.broadcast(FLOATS, 0x1p-33f);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector minusHalf = FloatVector.broadcast(FLOATS, -0.5f);
    FloatVector ln2 = FloatVector.broadcast(FLOATS, LN_2);
    FloatVector log0 = FloatVector.broadcast(FLOATS, LOG_0);
    FloatVector log1 = FloatVector.broadcast(FLOATS, LOG_1);
    FloatVector log2 = FloatVector.broadcast(FLOATS, LOG_2);
    FloatVector log3 = FloatVector.broadcast(FLOATS, LOG_3);
    FloatVector log4 = FloatVector.broadcast(FLOATS, LOG_4);
    FloatVector log5 = FloatVector.broadcast(FLOATS, LOG_5);
    FloatVector log6 = FloatVector.broadcast(FLOATS, LOG_6);
    FloatVector log7 = FloatVector.broadcast(FLOATS, LOG_7);
    FloatVector log8 = FloatVector.broadcast(FLOATS, LOG_8);
    for (int j = 0; j < blocks * VARIATES / 2; j += FLOATS.length()) {
      int at = offset + j + (j & -COUNTERS);
      IntVector word = FloatVector.fromArray(FLOATS, target, at).reinterpretAsInts();
      FloatVector uniform =
          ((FloatVector)
                  word.lanewise(VectorOperators.LSHR, 1)
                      .convertShape(VectorOperators.I2F, FLOATS, 0))
              .fma(scale, shift);
      IntVector bits = uniform.reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
      FloatVector f =
          bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(one);
      FloatVector square = f.mul(f);
      FloatVector polynomial =
          log0.fma(f, log1)
              .fma(f, log2)
              .fma(f, log3)
              .fma(f, log4)
              .fma(f, log5)
              .fma(f, log6)
              .fma(f, log7)
              .fma(f, log8);
      FloatVector tail = square.mul(f).fma(polynomial, square.mul(minusHalf));
      FloatVector log =
          ((FloatVector) exponent.convertShape(VectorOperators.I2F, FLOATS, 0))
              .fma(ln2, f.add(tail));
      // No logarithm is positive; that of 1 becomes 0 and not −0.
      log.add(log).abs().intoArray(target, at);
    }
  }

  /** Turns each radius √(−2 ln u) by its angle: two variates. */
  private static void turns(float[] target, int offset, int blocks) {
    FloatVector unit = FloatVector.broadcast(FLOATS, 0x1p-32f);
    FloatVector cos0 = FloatVector.broadcast(FLOATS, COS_0);
    FloatVector cos1 = FloatVector.broadcast(FLOATS, COS_1);
    FloatVector cos2 = FloatVector.broadcast(FLOATS, COS_2);
    FloatVector cos3 = FloatVector.broadcast(FLOATS, COS_3);
    FloatVector cos4 = FloatVector.broadcast(FLOATS, COS_4);
    FloatVector cos5 = FloatVector.broadcast(FLOATS, COS_5);
    FloatVector cos6 = FloatVector.broadcast(FLOATS, COS_6);
    FloatVector sin0 = FloatVector.broadcast(FLOATS, SIN_0);
    FloatVector sin1 = FloatVector.broadcast(FLOATS, SIN_1);
    FloatVector sin2 = FloatVector.broadcast(FLOATS, SIN_2);
    FloatVector sin3 = FloatVector.broadcast(FLOATS, SIN_3);
    FloatVector sin4 = FloatVector.broadcast(FLOATS, SIN_4);
    FloatVector sin5 = FloatVector.broadcast(FLOATS, SIN_5);
    FloatVector sin6 = FloatVector.broadcast(FLOATS, SIN_6);
    for (int j = 0; j < blocks * VARIATES / 2; j += FLOATS.length()) {
      int at = offset + j + (j & -COUNTERS);
      FloatVector radius = FloatVector.fromArray(FLOATS, target, at).lanewise(VectorOperators.SQRT);
      FloatVector turn =
          ((FloatVector)
                  FloatVector.fromArray(FLOATS, target, at + COUNTERS)
                      .reinterpretAsInts()
                      .convertShape(VectorOperators.I2F, FLOATS, 0))
              .mul(unit);
      FloatVector angle = turn.mul(turn);
      FloatVector cos =
          cos0.fma(angle, cos1)
              .fma(angle, cos2)
              .fma(angle, cos3)
              .fma(angle, cos4)
              .fma(angle, cos5)
              .fma(angle, cos6);
      FloatVector sin =
          sin0.fma(angle, sin1)
              .fma(angle, sin2)
              .fma(angle, sin3)
              .fma(angle, sin4)
              .fma(angle, sin5)
              .fma(angle, sin6);
      radius.mul(cos).intoArray(target, at);
      radius.mul(turn.mul(sin)).intoArray(target, at + COUNTERS);
    }
  }
}
