package io.github.collapsar.vectorization;

/**
 * Loss and gradient of {@code TanhNetwork} for all lanes of a block.
 *
 * <p>The points go by in tiles: of a tile the activations of all units, h = tanh(scale·Σ_i x_i
 * W₁_ij), then the residuals r = Σ_j h_j W₂_j / n − y, then the gradients, all sums in the order of
 * their index. A point costs 2·n² fused multiply-adds a lane and n tanh; for n = 16 and double
 * precision on AVX-512 that is 512/2 + 16·20 cycles for 8 lanes, so tanh is the larger half.
 */
public interface FloatTanhArithmetic {

  /** Points at a time; what is kept of them stays in the first-level cache. */
  int TILE = 16;

  /**
   * The mean squared error and its gradient.
   *
   * @param units n
   * @param scale what xW₁ is multiplied by
   * @param inputs shape [points, n]
   * @param targets shape [points]
   * @param parameters W₁, shape [n, n, lanes], then W₂, shape [n, lanes]
   * @param hidden scratch for {@link #TILE} · n · lanes values
   * @param residuals scratch for {@link #TILE} · lanes values
   * @param loss receives the loss of each lane; zero before
   * @param gradient receives the gradient; zero before
   */
  void gradient(
      int units,
      float scale,
      float[] inputs,
      float[] targets,
      float[] parameters,
      float[] hidden,
      float[] residuals,
      float[] loss,
      float[] gradient);
}
