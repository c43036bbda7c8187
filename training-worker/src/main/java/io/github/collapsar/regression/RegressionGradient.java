package io.github.collapsar.regression;

/**
 * Loss and gradient of ℓ = (Σ_i β_i x_i − y)² with y = signal·Σ_i x_i + noise·ε, averaged over a
 * minibatch, for all lanes of a block.
 *
 * <p>A row is x_1 … x_d, ε, Σx. The sum over the coordinates runs in four chains, each begun with
 * −y/4, so that no partial sum of a collapsed lane is subnormal.
 */
public interface RegressionGradient {

  /** The chains of the sum over the coordinates; part of the numerics. */
  int CHAINS = 4;

  /**
   * See {@code LaneModel.gradient}.
   *
   * @param dimension d
   * @param signal per lane
   * @param noise per lane
   */
  void compute(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int offset,
      int examples,
      float[] gradient,
      float[] loss);
}
