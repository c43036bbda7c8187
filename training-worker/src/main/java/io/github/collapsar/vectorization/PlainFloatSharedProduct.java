package io.github.collapsar.vectorization;

/** One number after the other, for machines without the Vector API. */
final class PlainFloatSharedProduct implements FloatSharedProduct {

  @Override
  public void multiply(
      int dimension, float[] matrix, float[] parameters, int width, float[] product) {
    for (int i = 0; i < dimension; i++) {
      for (int lane = 0; lane < width; lane++) {
        float sum = 0f;
        for (int j = 0; j < dimension; j++) {
          sum = Math.fma(parameters[j * width + lane], matrix[i * dimension + j], sum);
        }
        product[i * width + lane] = sum;
      }
    }
  }
}
