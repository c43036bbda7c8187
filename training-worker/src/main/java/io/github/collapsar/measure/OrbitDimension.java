package io.github.collapsar.measure;

/**
 * The dimension of the set of two-layer networks that a symmetry makes of one in general position:
 * so many directions of a flat minimum are known before any training (Q, §3).
 *
 * <p>It is the dimension of the group less that of the stabiliser, the transformations that leave
 * both layers as they are.
 */
public final class OrbitDimension {

  private OrbitDimension() {}

  /**
   * h² − max(0, h − n)·max(0, h − m): linear network under U → Ug⁻¹, V → gV, g in GL(h) (Q, Eq.
   * 20).
   *
   * @param outputs m
   * @param hidden h
   * @param inputs n
   */
  public static int linear(int outputs, int hidden, int inputs) {
    return hidden * hidden - Math.max(0, hidden - inputs) * Math.max(0, hidden - outputs);
  }

  /**
   * h: ReLU or leaky ReLU under positive scaling of each hidden unit, which leaves a unit as it is
   * only if all its weights are zero. Q, Eq. 21 has min(h, max(n, m)), which is the same up to h =
   * max(n, m) and too few beyond.
   *
   * @param hidden h
   */
  public static int positiveScaling(int hidden) {
    return hidden;
  }

  /**
   * h(h − 1)/2 − k(k − 1)/2 with k = max(0, h − m − n): radial activation under U → Ugᵀ, V → gV, g
   * orthogonal, which leaves the network as it is only if it leaves the m + n weight vectors. Q,
   * Eq. 22 has max(m, n) in place of m + n, which is the same up to h = max(n, m) and too few
   * beyond.
   *
   * @param outputs m
   * @param hidden h
   * @param inputs n
   */
  public static int rotation(int outputs, int hidden, int inputs) {
    int free = Math.max(0, hidden - outputs - inputs);
    return hidden * (hidden - 1) / 2 - free * (free - 1) / 2;
  }
}
