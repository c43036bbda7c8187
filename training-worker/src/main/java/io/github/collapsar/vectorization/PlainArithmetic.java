package io.github.collapsar.vectorization;

/** One number after the other, for machines without the Vector API and as a comparison. */
final class PlainArithmetic implements Arithmetic {

  @Override
  public int bits() {
    return 0;
  }

  @Override
  public NormalBlocks normalBlocks() {
    return new PlainNormalBlocks();
  }

  @Override
  public RowSums rowSums() {
    return new PlainRowSums();
  }

  @Override
  public FloatArithmetic floats() {
    return new PlainFloatArithmetic();
  }

  @Override
  public DoubleArithmetic doubles() {
    return new PlainDoubleArithmetic();
  }
}
