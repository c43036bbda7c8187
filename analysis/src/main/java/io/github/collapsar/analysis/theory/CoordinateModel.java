package io.github.collapsar.analysis.theory;

/**
 * SGD on one coordinate u·w of a product near u = w = 0: ℓ = (u·w·x − y)² + γ(u² + w²).
 *
 * @param rate λ
 * @param gamma γ, half the {@code weight-decay}
 * @param batchSize S; between whole numbers where a curve is drawn
 * @param signal k of y = k·x + s·ε
 * @param noise s
 * @param data how a step's batch mean of x·y is distributed
 */
record CoordinateModel(
    double rate, double gamma, double batchSize, double signal, double noise, Data data) {

  /** How the batch mean m of x·y is distributed. */
  enum Data {
    /** x, ε ~ N(0, 1), fresh in every step. */
    GAUSSIAN,
    /** x = 1, ε = ±1, fresh in every step. */
    TWO_POINT,
    /** A fixed set in full batches: m = k but for label noise, whose deviation is {@code noise}. */
    FULL_BATCH
  }

  /** Var[m]. */
  double variance() {
    double one = noise * noise + (data == Data.GAUSSIAN ? 2 * signal * signal : 0);
    return one / batchSize;
  }
}
