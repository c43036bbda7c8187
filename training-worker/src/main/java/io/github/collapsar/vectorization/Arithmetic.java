package io.github.collapsar.vectorization;

/**
 * The innermost loops that have a plain and a vector form, in one of the two. Both give the same
 * bits, and so do vectors of any width. All parts are stateless and safe for use by many threads.
 */
public interface Arithmetic {

  /** The width of the vectors, 0 without. */
  int bits();

  /** Normal variates, of single precision everywhere. */
  NormalBlocks normalBlocks();

  /** Sums along rows of data, which are of single precision everywhere. */
  RowSums rowSums();

  /** The arithmetic of models that train in single precision. */
  FloatArithmetic floats();

  /** The arithmetic of models that train in double precision. */
  DoubleArithmetic doubles();
}
