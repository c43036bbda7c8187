package io.github.collapsar.network.architecture;

import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Initial parameters of a network. */
public final class Initialization {

  private Initialization() {}

  /**
   * Weights and biases ~ U(±1/√fan-in), the default of PyTorch's linear and convolutional layers;
   * paper R names no other.
   *
   * @return the flat vector
   */
  public static double[] of(List<ParameterBlock> blocks, RandomStreams streams) {
    UniformRandomProvider uniform = streams.uniform(Purpose.INITIALIZATION);
    ParameterBlock last = blocks.get(blocks.size() - 1);
    double[] parameters = new double[last.offset() + last.length()];
    for (ParameterBlock block : blocks) {
      double bound = 1 / Math.sqrt(block.fanIn());
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        parameters[i] =
            switch (block.start()) {
              case UNIFORM -> bound * (2 * uniform.nextFloat() - 1);
              case ZERO -> 0;
              case ONE -> 1;
            };
      }
    }
    return parameters;
  }

  /**
   * A start of low capacity (paper R, Fig. 1): in every hidden dense layer the first units of a
   * share are copies of its first one, in their incoming weights and bias and in their outgoing
   * weights.
   *
   * @param share of the units, in [0, 1]
   */
  public static void makeIdentical(Architecture architecture, double share, double[] parameters) {
    List<ParameterBlock> blocks = architecture.blocks();
    for (int layer = 0; layer + 2 < blocks.size(); layer += 2) {
      ParameterBlock weights = blocks.get(layer);
      ParameterBlock biases = blocks.get(layer + 1);
      ParameterBlock outgoing = blocks.get(layer + 2);
      int units = biases.length();
      int fanOut = outgoing.length() / units;
      for (int unit = 1; unit < Math.round(share * units); unit++) {
        for (int row = weights.offset(); row < weights.offset() + weights.length(); row += units) {
          parameters[row + unit] = parameters[row];
        }
        parameters[biases.offset() + unit] = parameters[biases.offset()];
        int copy = outgoing.offset() + unit * fanOut;
        System.arraycopy(parameters, outgoing.offset(), parameters, copy, fanOut);
      }
    }
  }
}
