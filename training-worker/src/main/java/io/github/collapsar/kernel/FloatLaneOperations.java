package io.github.collapsar.kernel;

/**
 * What happens to parameters whatever the model, for all lanes of a block. Arrays are laid out as
 * {@link LaneModel} says; per-lane arrays have {@code width} values.
 */
public interface FloatLaneOperations {

  /**
   * The smallest magnitude of a parameter. Collapsing lanes would run into subnormal numbers, which
   * cost a hundred times more, and then to zero, from where nothing returns; at the floor a lane
   * whose true dynamics grow again can. Far enough above 2⁻¹²⁶ that products with ordinary factors
   * are normal until the next time it is applied.
   */
  float FLOOR = 0x1p-93f;

  /** The floor is applied after every so many steps, counted from the run's first. */
  int FLOOR_EVERY = 8;

  /**
   * A step of gradient descent with decay: θ ← θ − rate·(g + decay·θ).
   *
   * @param parameters θ, changed in place from index {@code from} to before {@code to}, both
   *     multiples of the width
   * @param gradient g, from index 0 on
   */
  void descend(float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay);

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

  /**
   * Raises magnitudes below {@link #FLOOR} to it and keeps their signs; zero counts as positive.
   */
  void raise(float[] parameters);
}
