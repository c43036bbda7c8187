package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatSharedProduct;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight rows of the matrix by a vector of lanes at a time: eight sums share a load. */
final class VectorFloatSharedProduct implements FloatSharedProduct {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();
  private static final int ROWS = 8;

  @Override
  public void multiply(
      int dimension, float[] matrix, float[] parameters, int width, float[] product) {
    int whole = dimension - dimension % ROWS;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      for (int i = 0; i < whole; i += ROWS) {
        rows(dimension, matrix, i, parameters, width, lane, product);
      }
      for (int i = whole; i < dimension; i++) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int j = 0; j < dimension; j++) {
          sum =
              FloatVector.fromArray(SPECIES, parameters, j * width + lane)
                  .fma(FloatVector.broadcast(SPECIES, matrix[i * dimension + j]), sum);
        }
        sum.intoArray(product, i * width + lane);
      }
    }
  }

  private static void rows(
      int dimension,
      float[] matrix,
      int i,
      float[] parameters,
      int width,
      int lane,
      float[] product) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    FloatVector sum4 = FloatVector.zero(SPECIES);
    FloatVector sum5 = FloatVector.zero(SPECIES);
    FloatVector sum6 = FloatVector.zero(SPECIES);
    FloatVector sum7 = FloatVector.zero(SPECIES);
    int row = i * dimension;
    for (int j = 0; j < dimension; j++) {
      FloatVector w = FloatVector.fromArray(SPECIES, parameters, j * width + lane);
      sum0 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 0 * dimension + j]), sum0);
      sum1 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 1 * dimension + j]), sum1);
      sum2 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 2 * dimension + j]), sum2);
      sum3 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 3 * dimension + j]), sum3);
      sum4 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 4 * dimension + j]), sum4);
      sum5 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 5 * dimension + j]), sum5);
      sum6 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 6 * dimension + j]), sum6);
      sum7 = w.fma(FloatVector.broadcast(SPECIES, matrix[row + 7 * dimension + j]), sum7);
    }
    sum0.intoArray(product, (i + 0) * width + lane);
    sum1.intoArray(product, (i + 1) * width + lane);
    sum2.intoArray(product, (i + 2) * width + lane);
    sum3.intoArray(product, (i + 3) * width + lane);
    sum4.intoArray(product, (i + 4) * width + lane);
    sum5.intoArray(product, (i + 5) * width + lane);
    sum6.intoArray(product, (i + 6) * width + lane);
    sum7.intoArray(product, (i + 7) * width + lane);
  }
}
