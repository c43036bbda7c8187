package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.Vectorization;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of all vectors: the machine's, or what {@link Vectorization#PROPERTY} asks for. Classes
 * keep their species in static final fields, which are constants to the compiler.
 */
final class VectorWidth {

  /** {@link Vectorization#LANES} floats: all that kernels' lengths are multiples of. */
  private static final int LONGEST = Vectorization.LANES * Float.SIZE;

  static final int BITS =
      Integer.getInteger(
          Vectorization.PROPERTY, Math.min(LONGEST, VectorShape.preferredShape().vectorBitSize()));

  private static final VectorShape SHAPE = VectorShape.forBitSize(BITS);

  private VectorWidth() {}

  static VectorSpecies<Float> ofFloats() {
    return VectorSpecies.of(float.class, SHAPE);
  }

  static VectorSpecies<Double> ofDoubles() {
    return VectorSpecies.of(double.class, SHAPE);
  }

  static VectorSpecies<Integer> ofInts() {
    return VectorSpecies.of(int.class, SHAPE);
  }

  static VectorSpecies<Long> ofLongs() {
    return VectorSpecies.of(long.class, SHAPE);
  }
}
