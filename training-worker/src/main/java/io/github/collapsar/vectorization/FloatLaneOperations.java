package io.github.collapsar.vectorization;

/**
 * What happens to parameters whatever the model, for all lanes of a block.
 *
 * <p>Arrays of parameters, of their gradient and of an optimiser's memory are laid out as {@code
 * LaneModel} says, and are changed from index {@code from} to before {@code to}. Per-lane arrays
 * repeat every {@code rate.length} values, a multiple of {@link Vectorization#LANES}, from {@code
 * from} on; for a lane alone their values are all the same, and {@code to - from} may be any
 * number.
 */
public interface FloatLaneOperations {

  /**
   * The smallest magnitude of a parameter of a model of degree 2. Collapsing lanes would run into
   * subnormal numbers, which cost a hundred times more, and then to zero, from where nothing
   * returns; at the floor a lane whose true dynamics grow again can. Far enough above 2⁻¹²⁶ that
   * products with ordinary factors are normal until the next time it is applied.
   */
  float FLOOR = 0x1p-93f;

  /** The floor is applied after every so many steps, counted from the run's first. */
  int FLOOR_EVERY = 16;

  /** A gradient counts at least this much in Adam's mean square, whose smallest are normal so. */
  float SMALLEST_GRADIENT = 0x1p-50f;

  /** The floor for a model in which {@code degree} parameters are multiplied with each other. */
  static float floor(int degree) {
    return (float) Math.pow(FLOOR, 1.0 / Math.max(1, degree - 1));
  }

  /** A step of gradient descent with decay: g ← g + decay·θ, θ ← θ − rate·g. */
  void descend(float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay);

  /** A step with momentum: g ← g + decay·θ, b ← momentum·b + g, θ ← θ − rate·b. */
  void momentum(
      float[] parameters,
      int from,
      int to,
      float[] gradient,
      float[] buffer,
      float[] rate,
      float[] decay,
      float[] momentum);

  /**
   * A step of Adam: g ← g + decay·θ, m ← m + (1 − β₁)(g − m), v ← v + (1 − β₂)(g² − v), θ ← θ −
   * rate·m / (√(v·scale) + ε).
   *
   * @param mean m
   * @param square v
   * @param rate the learning rate over 1 − β₁ᵗ
   * @param newMean 1 − β₁
   * @param newSquare 1 − β₂
   * @param scale 1 over 1 − β₂ᵗ
   */
  void adam(
      float[] parameters,
      int from,
      int to,
      float[] gradient,
      float[] mean,
      float[] square,
      float[] rate,
      float[] decay,
      float[] newMean,
      float[] newSquare,
      float[] scale,
      float[] epsilon);

  /**
   * Notes the lanes whose loss is out of range.
   *
   * @param loss of each lane; the length is a multiple of {@link Vectorization#LANES}
   * @param step the number of this step
   * @param limit the largest loss in range
   * @param leftAt per lane the smallest step noted so far, changed in place
   */
  void watch(float[] loss, float step, float limit, float[] leftAt);

  /** Raises magnitudes below a floor to it and keeps their signs; zero counts as positive. */
  void raise(float[] parameters, float floor);
}
