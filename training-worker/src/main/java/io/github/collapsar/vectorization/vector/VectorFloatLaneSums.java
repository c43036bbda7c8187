package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatLaneSums;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A vector of lanes at a time; the sums stay in registers. */
final class VectorFloatLaneSums implements FloatLaneSums {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  @Override
  public void sum(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] sums,
      int at,
      int width) {
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int d = 0; d < depth; d++) {
        sum =
            FloatVector.fromArray(SPECIES, a, aAt + d * aStep + lane)
                .fma(FloatVector.fromArray(SPECIES, b, bAt + d * bStep + lane), sum);
      }
      sum.intoArray(sums, at + lane);
    }
  }

  @Override
  public void shared(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      float[] sums,
      int at,
      int width) {
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int d = 0; d < depth; d++) {
        sum =
            FloatVector.fromArray(SPECIES, a, aAt + d * aStep + lane)
                .fma(FloatVector.broadcast(SPECIES, b[bAt + d]), sum);
      }
      sum.intoArray(sums, at + lane);
    }
  }
}
