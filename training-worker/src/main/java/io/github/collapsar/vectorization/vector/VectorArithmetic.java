package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.Arithmetic;
import io.github.collapsar.vectorization.DoubleArithmetic;
import io.github.collapsar.vectorization.FloatArithmetic;
import io.github.collapsar.vectorization.NormalBlocks;
import io.github.collapsar.vectorization.RowSums;

/** A vector at a time; {@code Vectorization} finds this class by name. */
public final class VectorArithmetic implements Arithmetic {

  @Override
  public int bits() {
    return VectorWidth.BITS;
  }

  @Override
  public NormalBlocks normalBlocks() {
    return new VectorNormalBlocks();
  }

  @Override
  public RowSums rowSums() {
    return new VectorRowSums();
  }

  @Override
  public FloatArithmetic floats() {
    return new VectorFloatArithmetic();
  }

  @Override
  public DoubleArithmetic doubles() {
    return new VectorDoubleArithmetic();
  }
}
