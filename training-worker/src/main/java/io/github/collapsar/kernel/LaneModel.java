package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Measured;

/**
 * A model with a short closed-form gradient, bound to a block of lanes: all but the arithmetic of
 * its gradient, which {@link FloatLaneModel} has in single precision and {@code DoubleLaneModel},
 * generated from it, in double.
 *
 * <p>Parameters are laid out parameter-major: parameter p of lane l is at {@code p · width + l}.
 * Implementations must compute every lane from that lane's values alone, in an order that does not
 * depend on the width. Used by one thread at a time.
 */
public interface LaneModel extends ParameterShape {

  /**
   * The most parameters that are multiplied with each other. Small parameters are kept at a floor
   * at which such products are no subnormal numbers.
   */
  default int degree() {
    return 2;
  }

  /**
   * Writes the initial parameters; the draws must be the same for every lane.
   *
   * @param streams of the replicate
   * @param parameters receives {@code parameters() · width} values
   */
  void initialize(RandomStreams streams, double[] parameters);

  /** Whether {@link #observe} wants to be told. */
  default boolean observes() {
    return false;
  }

  /**
   * Told after every step, in order, if {@link #observes}.
   *
   * @param step from 1
   * @param loss of each lane before the step; {@code width} values
   */
  default void observe(long step, double[] loss) {}

  /**
   * Measures one lane.
   *
   * @param lane from 0
   * @param parameters of that lane; {@code parameters()} values
   * @param data the fixed examples of the task that was trained last
   * @param measured receives every measurement of the scenario's card
   */
  void measure(int lane, double[] parameters, Examples data, Measured.Builder measured);
}
