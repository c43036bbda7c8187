package io.github.collapsar.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network as a loss and its gradient over one flat parameter vector. Used by one thread at a
 * time, the same one throughout; other networks may be used beside it.
 */
interface FlatNetwork extends AutoCloseable {

  /** How the vector is divided, without gaps, in its order. */
  List<ParameterBlock> blocks();

  /** The parameters; shape [1, n]. Writing to it changes the network. */
  INDArray parameters();

  /** The gradient that the last {@link #lossAndGradient} found; shape [1, n]. May be written to. */
  INDArray gradient();

  /**
   * The loss at the parameters, averaged over a minibatch; its gradient goes to {@link #gradient}.
   *
   * @param inputs shape [examples, inputs]
   * @param targets shape [examples, outputs]
   */
  double lossAndGradient(INDArray inputs, INDArray targets);

  /**
   * What the network puts out, before any normalisation.
   *
   * @param inputs shape [examples, inputs]
   * @return shape [examples, outputs], one example after the other
   */
  double[] outputs(INDArray inputs);

  /** Gives back the memory. */
  @Override
  void close();
}
