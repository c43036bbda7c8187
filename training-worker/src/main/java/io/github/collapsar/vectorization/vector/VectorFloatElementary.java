package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatElementary;
import io.github.collapsar.vectorization.PlainFloatElementary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector at a time. */
final class VectorFloatElementary implements FloatElementary {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  private static final FloatVector C_2 = FloatVector.broadcast(SPECIES, C2);
  private static final FloatVector C_3 = FloatVector.broadcast(SPECIES, C3);
  private static final FloatVector C_4 = FloatVector.broadcast(SPECIES, C4);
  private static final FloatVector C_5 = FloatVector.broadcast(SPECIES, C5);
  private static final FloatVector C_6 = FloatVector.broadcast(SPECIES, C6);
  private static final FloatVector C_7 = FloatVector.broadcast(SPECIES, C7);
  private static final FloatVector C_8 = FloatVector.broadcast(SPECIES, C8);
  private static final FloatVector ROUND = FloatVector.broadcast(SPECIES, ROUNDING);
  private static final FloatVector LOG2 = FloatVector.broadcast(SPECIES, LOG2_E);
  private static final FloatVector HIGH = FloatVector.broadcast(SPECIES, -LN2_HIGH);
  private static final FloatVector LOW = FloatVector.broadcast(SPECIES, -LN2_LOW);
  private static final FloatVector UPPER_LIMIT = FloatVector.broadcast(SPECIES, LIMIT);
  private static final FloatVector LOWER_LIMIT = FloatVector.broadcast(SPECIES, -LIMIT);

  @Override
  public void tanh(float[] values, int from, int to) {
    int whole = from + SPECIES.loopBound(to - from);
    for (int i = from; i < whole; i += SPECIES.length()) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector y = limited(x.add(x));
      FloatVector rounded = y.fma(LOG2, ROUND);
      FloatVector power = power(rounded);
      FloatVector less = power.fma(series(y, rounded.sub(ROUND)), power.sub(1f));
      less.div(less.add(2f)).intoArray(values, i);
    }
    for (int i = whole; i < to; i++) {
      values[i] = PlainFloatElementary.tanh(values[i]);
    }
  }

  @Override
  public void sigmoid(float[] values, int from, int to) {
    int whole = from + SPECIES.loopBound(to - from);
    for (int i = from; i < whole; i += SPECIES.length()) {
      FloatVector y = limited(FloatVector.fromArray(SPECIES, values, i));
      FloatVector rounded = y.fma(LOG2, ROUND);
      FloatVector power = power(rounded);
      FloatVector exponential = power.fma(series(y, rounded.sub(ROUND)), power);
      exponential.div(exponential.add(1f)).intoArray(values, i);
    }
    for (int i = whole; i < to; i++) {
      values[i] = PlainFloatElementary.sigmoid(values[i]);
    }
  }

  private static FloatVector limited(FloatVector y) {
    FloatVector below = y.blend(UPPER_LIMIT, y.compare(VectorOperators.GT, UPPER_LIMIT));
    return below.blend(LOWER_LIMIT, below.compare(VectorOperators.LT, LOWER_LIMIT));
  }

  private static FloatVector power(FloatVector rounded) {
    IntVector exponent = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA);
    return exponent.add(ONE).reinterpretAsFloats();
  }

  private static FloatVector series(FloatVector y, FloatVector k) {
    FloatVector r = k.fma(LOW, k.fma(HIGH, y));
    FloatVector sum = C_8.fma(r, C_7).fma(r, C_6).fma(r, C_5).fma(r, C_4).fma(r, C_3).fma(r, C_2);
    return sum.fma(r.mul(r), r);
  }
}
