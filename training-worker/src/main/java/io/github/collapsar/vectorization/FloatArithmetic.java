package io.github.collapsar.vectorization;

/** The parts of the {@link Arithmetic} in single precision. */
public interface FloatArithmetic {

  /** Hyperbolic tangent and logistic function. */
  FloatElementary elementary();

  /** Optimisers, divergence and the floor, for all lanes of a block. */
  FloatLaneOperations laneOperations();

  /** Sums of products lane by lane. */
  FloatLaneSums laneSums();

  /** Products of matrices. */
  FloatMatrixProducts matrixProducts();

  /** The steps of a matrix factorisation. */
  FloatFactorizationArithmetic factorization();

  /** Regression with each weight a product of two. */
  FloatRegressionArithmetic factorizedRegression();

  /** Regression with the weights themselves as parameters. */
  FloatRegressionArithmetic linearRegression();

  /** One matrix times the parameters of all lanes. */
  FloatSharedProduct sharedProduct();

  /** A tanh network's gradient. */
  FloatTanhArithmetic tanhNetwork();
}
