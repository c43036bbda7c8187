package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatArithmetic;
import io.github.collapsar.vectorization.FloatElementary;
import io.github.collapsar.vectorization.FloatFactorizationArithmetic;
import io.github.collapsar.vectorization.FloatLaneOperations;
import io.github.collapsar.vectorization.FloatLaneSums;
import io.github.collapsar.vectorization.FloatMatrixProducts;
import io.github.collapsar.vectorization.FloatRegressionArithmetic;
import io.github.collapsar.vectorization.FloatSharedProduct;
import io.github.collapsar.vectorization.FloatTanhArithmetic;

/** A vector at a time, in single precision. */
final class VectorFloatArithmetic implements FloatArithmetic {

  @Override
  public FloatElementary elementary() {
    return new VectorFloatElementary();
  }

  @Override
  public FloatLaneOperations laneOperations() {
    return new VectorFloatLaneOperations();
  }

  @Override
  public FloatLaneSums laneSums() {
    return new VectorFloatLaneSums();
  }

  @Override
  public FloatMatrixProducts matrixProducts() {
    return new VectorFloatMatrixProducts();
  }

  @Override
  public FloatFactorizationArithmetic factorization() {
    return new VectorFloatFactorizationArithmetic();
  }

  @Override
  public FloatRegressionArithmetic factorizedRegression() {
    return new VectorFloatFactorizedRegression();
  }

  @Override
  public FloatRegressionArithmetic linearRegression() {
    return new VectorFloatLinearRegression();
  }

  @Override
  public FloatSharedProduct sharedProduct() {
    return new VectorFloatSharedProduct();
  }

  @Override
  public FloatTanhArithmetic tanhNetwork() {
    return new VectorFloatTanhArithmetic();
  }
}
