package io.github.collapsar.kernel;

/** A {@link LaneModel} with its arithmetic in single precision. */
public interface FloatLaneModel extends LaneModel {

  /**
   * The most parameters whose gradient is asked for at a time; steps are taken tile by tile, so
   * that the gradient never leaves the first-level cache.
   */
  default int tile() {
    return parameters();
  }

  /**
   * The loss averaged over a minibatch, without decay; keeps what {@link #gradient} needs.
   *
   * @param parameters at which it is taken
   * @param rows data, the minibatch's rows one after the other from {@code offset} on
   * @param examples the number of rows
   * @param loss receives the loss of each lane; {@code width} values
   */
  void loss(float[] parameters, float[] rows, int offset, int examples, float[] loss);

  /**
   * The gradient of the loss last computed, for a tile of parameters. Parameters before the tile
   * have been stepped already: the gradient of a tile may depend on what {@link #loss} kept and on
   * the parameters of the tile only.
   *
   * @param from the first parameter, a multiple of {@link #tile}
   * @param to after the last parameter, at most one tile further
   * @param gradient receives parameter {@code from} of all lanes at index 0, and so on
   */
  void gradient(
      float[] parameters,
      float[] rows,
      int offset,
      int examples,
      int from,
      int to,
      float[] gradient);

  /**
   * A step of plain gradient descent on all parameters in one pass, for models that can do it
   * without writing the gradient down: θ ← θ − rate·(g + decay·θ), with the bits that {@link
   * #gradient} and {@link FloatLaneOperations#descend} give one after the other.
   *
   * @param parameters θ, those of the last {@link #loss}; changed in place
   * @return whether the step was taken; if not, nothing has changed
   */
  default boolean descend(
      float[] parameters, float[] rows, int offset, int examples, float[] rate, float[] decay) {
    return false;
  }
}
