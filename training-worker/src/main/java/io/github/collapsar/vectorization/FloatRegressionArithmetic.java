package io.github.collapsar.vectorization;

/**
 * Residuals and gradient of ℓ = (Σ_i β_i x_i − y)² with y = signal·Σ_i x_i + noise·ε, for all lanes
 * of a block.
 *
 * <p>A row is x_1 … x_d, ε, Σx. The sum over the coordinates runs in four chains, each begun with
 * −y/4, so that no partial sum of a collapsed lane is subnormal. Per-lane arrays have {@code width}
 * values; parameters are laid out as {@code LaneModel} says.
 */
public interface FloatRegressionArithmetic {

  /** The chains of the sum over the coordinates; part of the numerics. */
  int CHAINS = 4;

  /**
   * The residuals Σ_i β_i x_i − y of one example.
   *
   * @param row where the example's row starts
   * @param residuals receives {@code width} values from {@code at} on
   */
  void residuals(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int row,
      float[] residuals,
      int at);

  /**
   * The gradient of the mean loss with respect to the parameters of some coordinates.
   *
   * @param rowLength from the start of one row to that of the next
   * @param offset where the first example's row starts
   * @param residuals of all examples, one after the other
   * @param from the first coordinate
   * @param to after the last coordinate
   * @param gradient receives the parameters of these coordinates, from index 0 on
   */
  void gradient(
      int dimension,
      int rowLength,
      int examples,
      float[] parameters,
      float[] rows,
      int offset,
      float[] residuals,
      int from,
      int to,
      float[] gradient);

  /**
   * A stretch of plain descent with batch size 1, as {@code FloatLaneModel.train} says: with r the
   * residual and t = −2·rate·r, θ_i ← θ_i + t·x_i·∂β_i/∂θ_i − rate·decay·θ_i by two fused
   * multiply-adds. While a coordinate is at hand, its term of the next step's residual is summed
   * up, so that a step passes over the parameters once: for a product of two, 7 operations, 2 loads
   * and 2 stores a coordinate and vector of lanes.
   *
   * @return whether it was done; a form may leave widths that it has no fast code for
   */
  boolean train(
      int dimension,
      float[] signal,
      float[] noise,
      float[] parameters,
      float[] rows,
      int steps,
      long stepsBefore,
      float[] rate,
      float[] decay,
      float lossLimit,
      float[] leftAt);
}
