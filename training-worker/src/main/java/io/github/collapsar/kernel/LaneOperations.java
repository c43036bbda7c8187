package io.github.collapsar.kernel;

/**
 * What happens to parameters whatever the model, for all lanes of a block. Arrays are laid out as
 * {@link LaneModel} says; per-lane arrays have {@code width} values.
 */
public interface LaneOperations {

  /**
   * Collapsing lanes would run into subnormal numbers, which cost a hundred times more. Adding and
   * subtracting this makes 2⁻¹⁰³ the smallest magnitude: gradual underflow, moved from 2⁻¹²⁶ to
   * 2⁻⁸⁰, where products with ordinary factors are still normal. Larger numbers keep their bits but
   * for those within 2²⁴ of it, which round once more.
   */
  float UNDERFLOW = 0x1p-80f;

  /**
   * A step of gradient descent with decay: θ ← θ − rate·(g + decay·θ).
   *
   * @param parameters θ, changed in place
   */
  void descend(float[] parameters, float[] gradient, float[] rate, float[] decay);

  /**
   * Notes the lanes whose loss is out of range.
   *
   * @param step the number of this step
   * @param limit the largest loss in range
   * @param leftAt per lane the smallest step noted so far, changed in place
   */
  void watch(float[] loss, float step, float limit, float[] leftAt);

  /** {@code sum[i] = a[i] + b[i]}; the length is a multiple of {@link Lanes#MULTIPLE}. */
  void add(float[] a, float[] b, float[] sum);
}
