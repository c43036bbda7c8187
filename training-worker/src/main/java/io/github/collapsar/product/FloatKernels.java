package io.github.collapsar.product;

import io.github.collapsar.vectorization.VectorUnit;

/**
 * The innermost loops of products. The rows of the right factor begin anywhere: one is at {@code
 * bAt + bRows[k]}.
 */
public interface FloatKernels {

  /** Lengths are multiples of this many, whatever the machine's vectors. */
  int LANES = 16;

  /**
   * c[r, j] ← Σₖ a[r, k]·b[k, j], each sum one fused multiply-add after the other.
   *
   * @param rows of a and c
   * @param columns of b and c; a multiple of {@link #LANES}
   * @param depth columns of a and rows of b
   * @param aRow from a row of a to the next
   * @param aDepth from a column of a to the next
   * @param cRow from a row of c to the next
   */
  void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aDepth,
      float[] b,
      int bAt,
      int[] bRows,
      float[] c,
      int cAt,
      int cRow);

  /**
   * c[r, k] ← Σᵢ Σₚ a[i, r, p]·b[i, k, p] over the planes of all images i. Lane p mod {@link
   * #LANES} sums by itself, and the lanes are added up in their order at the end.
   *
   * @param rows of a and c
   * @param columns rows of b, columns of c
   * @param length of a plane; a multiple of {@link #LANES}
   * @param aImage from an image's planes in a to the next image's
   */
  void correlate(
      int rows,
      int columns,
      int length,
      int images,
      float[] a,
      int aAt,
      int aRow,
      int aImage,
      float[] b,
      int bAt,
      int[] bRows,
      int bImage,
      float[] c,
      int cAt);

  /** The form for this JVM. */
  static FloatKernels choose() {
    return VectorUnit.choose(
        "io.github.collapsar.product.vector.VectorFloatKernels",
        FloatKernels.class,
        new ScalarFloatKernels());
  }
}
