package io.github.collapsar.kernel;

import io.github.collapsar.random.RandomStreams;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A model with a short closed-form gradient, bound to a block of lanes: all but the arithmetic of
 * its loss and gradient, which {@link FloatLaneModel} has in single precision and {@code
 * DoubleLaneModel}, generated from it, in double.
 *
 * <p>Parameters are laid out parameter-major: parameter p of lane l is at {@code p · width + l}.
 * Data come as rows of floats, one an example, the same for all lanes. Implementations must compute
 * every lane from that lane's values alone, in an order that does not depend on the width. Used by
 * one thread at a time.
 */
public interface LaneModel {

  /** Parameters of one lane. */
  int parameters();

  /** Standard normal variates that an example takes; they are the first entries of its row. */
  int variatesPerRow();

  /** Length of an example's row: the variates and what {@link #completeRow} derives from them. */
  default int rowLength() {
    return variatesPerRow();
  }

  /**
   * Derives from an example's variates what does not depend on the lane, once a pack.
   *
   * @param rows the variates of this row from {@code offset} on; what is derived goes behind them
   */
  default void completeRow(float[] rows, int offset) {}

  /** Fan-in of the layer that a parameter belongs to: syre's offsets are drawn relative to it. */
  double fanIn(int parameter);

  /**
   * Writes the initial parameters; the draws must be the same for every lane.
   *
   * @param streams of the replicate
   * @param parameters receives {@code parameters() · width} values
   */
  void initialize(RandomStreams streams, double[] parameters);

  /**
   * The scenario's measurements of one trained lane, in their order.
   *
   * @param lane from 0
   * @param parameters of that lane; {@code parameters()} values
   */
  List<Double> measure(int lane, double[] parameters);

  /**
   * The same loss for automatic differentiation: the reference that the gradient is tested against.
   *
   * @param parameters shape [parameters(), width], in double precision
   * @param rows shape [examples, rowLength()]
   * @param examples the number of rows
   * @return the loss of each example in each lane; shape [examples, width]
   */
  SDVariable loss(SameDiff graph, SDVariable parameters, SDVariable rows, int examples);
}
