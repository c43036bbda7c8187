package io.github.collapsar.vectorization;

/** One number after the other, in single precision. */
final class PlainFloatArithmetic implements FloatArithmetic {

  @Override
  public FloatElementary elementary() {
    return new PlainFloatElementary();
  }

  @Override
  public FloatLaneOperations laneOperations() {
    return new PlainFloatLaneOperations();
  }

  @Override
  public FloatLaneSums laneSums() {
    return new PlainFloatLaneSums();
  }

  @Override
  public FloatMatrixProducts matrixProducts() {
    return new PlainFloatMatrixProducts();
  }

  @Override
  public FloatFactorizationArithmetic factorization() {
    return new PlainFloatFactorizationArithmetic();
  }

  @Override
  public FloatRegressionArithmetic factorizedRegression() {
    return new PlainFloatRegressionArithmetic(true);
  }

  @Override
  public FloatRegressionArithmetic linearRegression() {
    return new PlainFloatRegressionArithmetic(false);
  }

  @Override
  public FloatSharedProduct sharedProduct() {
    return new PlainFloatSharedProduct();
  }

  @Override
  public FloatTanhArithmetic tanhNetwork() {
    return new PlainFloatTanhArithmetic();
  }
}
