package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.DoubleElementary;
import io.github.collapsar.vectorization.PlainDoubleElementary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector at a time. */
final class VectorDoubleElementary implements DoubleElementary {

  private static final VectorSpecies<Double> SPECIES = VectorWidth.ofDoubles();

  private static final DoubleVector C_2 = DoubleVector.broadcast(SPECIES, C2);
  private static final DoubleVector C_3 = DoubleVector.broadcast(SPECIES, C3);
  private static final DoubleVector C_4 = DoubleVector.broadcast(SPECIES, C4);
  private static final DoubleVector C_5 = DoubleVector.broadcast(SPECIES, C5);
  private static final DoubleVector C_6 = DoubleVector.broadcast(SPECIES, C6);
  private static final DoubleVector C_7 = DoubleVector.broadcast(SPECIES, C7);
  private static final DoubleVector C_8 = DoubleVector.broadcast(SPECIES, C8);
  private static final DoubleVector C_9 = DoubleVector.broadcast(SPECIES, C9);
  private static final DoubleVector C_10 = DoubleVector.broadcast(SPECIES, C10);
  private static final DoubleVector C_11 = DoubleVector.broadcast(SPECIES, C11);
  private static final DoubleVector C_12 = DoubleVector.broadcast(SPECIES, C12);
  private static final DoubleVector C_13 = DoubleVector.broadcast(SPECIES, C13);
  private static final DoubleVector ROUND = DoubleVector.broadcast(SPECIES, ROUNDING);
  private static final DoubleVector LOG2 = DoubleVector.broadcast(SPECIES, LOG2_E);
  private static final DoubleVector HIGH = DoubleVector.broadcast(SPECIES, -LN2_HIGH);
  private static final DoubleVector LOW = DoubleVector.broadcast(SPECIES, -LN2_LOW);
  private static final DoubleVector UPPER_LIMIT = DoubleVector.broadcast(SPECIES, LIMIT);
  private static final DoubleVector LOWER_LIMIT = DoubleVector.broadcast(SPECIES, -LIMIT);

  @Override
  public void tanh(double[] values, int from, int to) {
    int whole = from + SPECIES.loopBound(to - from);
    for (int i = from; i < whole; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector y = limited(x.add(x));
      DoubleVector rounded = y.fma(LOG2, ROUND);
      DoubleVector power = power(rounded);
      DoubleVector less = power.fma(series(y, rounded.sub(ROUND)), power.sub(1.0));
      less.div(less.add(2.0)).intoArray(values, i);
    }
    for (int i = whole; i < to; i++) {
      values[i] = PlainDoubleElementary.tanh(values[i]);
    }
  }

  @Override
  public void sigmoid(double[] values, int from, int to) {
    int whole = from + SPECIES.loopBound(to - from);
    for (int i = from; i < whole; i += SPECIES.length()) {
      DoubleVector y = limited(DoubleVector.fromArray(SPECIES, values, i));
      DoubleVector rounded = y.fma(LOG2, ROUND);
      DoubleVector power = power(rounded);
      DoubleVector exponential = power.fma(series(y, rounded.sub(ROUND)), power);
      exponential.div(exponential.add(1.0)).intoArray(values, i);
    }
    for (int i = whole; i < to; i++) {
      values[i] = PlainDoubleElementary.sigmoid(values[i]);
    }
  }

  private static DoubleVector limited(DoubleVector y) {
    DoubleVector below = y.blend(UPPER_LIMIT, y.compare(VectorOperators.GT, UPPER_LIMIT));
    return below.blend(LOWER_LIMIT, below.compare(VectorOperators.LT, LOWER_LIMIT));
  }

  private static DoubleVector power(DoubleVector rounded) {
    LongVector exponent = rounded.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA);
    return exponent.add(ONE).reinterpretAsDoubles();
  }

  private static DoubleVector series(DoubleVector y, DoubleVector k) {
    DoubleVector r = k.fma(LOW, k.fma(HIGH, y));
    DoubleVector sum =
        C_13.fma(r, C_12)
            .fma(r, C_11)
            .fma(r, C_10)
            .fma(r, C_9)
            .fma(r, C_8)
            .fma(r, C_7)
            .fma(r, C_6)
            .fma(r, C_5)
            .fma(r, C_4)
            .fma(r, C_3)
            .fma(r, C_2);
    return sum.fma(r.mul(r), r);
  }
}
