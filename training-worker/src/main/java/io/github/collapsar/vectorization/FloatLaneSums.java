package io.github.collapsar.vectorization;

/** Sums of products for all lanes of a block, by rising index with fused multiply-adds. */
public interface FloatLaneSums {

  /**
   * sum[lane] = Σ_d a[d, lane]·b[d, lane].
   *
   * @param depth number of terms
   * @param aAt where a's first term is
   * @param aStep from one term of a to the next
   * @param at where the sums go; {@code width} values
   * @param width lanes, a multiple of 16
   */
  void sum(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] sums,
      int at,
      int width);

  /** sum[lane] = Σ_d a[d, lane]·b[d], b the same for all lanes. */
  void shared(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      float[] sums,
      int at,
      int width);
}
