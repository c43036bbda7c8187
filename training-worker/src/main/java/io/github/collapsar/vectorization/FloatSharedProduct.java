package io.github.collapsar.vectorization;

/** The product of one square matrix with the parameters of all lanes. */
public interface FloatSharedProduct {

  /**
   * product[i, lane] = Σ_j matrix[i, j]·parameters[j, lane], summed by rising j with fused
   * multiply-adds. d² of them a lane: for d = 1,000 and 16 lanes, half a million cycles of two
   * 16-float units; the matrix passes the caches once for as many lanes as a block has.
   *
   * @param dimension d
   * @param matrix d · d values, row by row
   * @param width lanes, a multiple of 16
   */
  void multiply(int dimension, float[] matrix, float[] parameters, int width, float[] product);
}
