package io.github.collapsar.network;

import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Initial parameters of a network. */
final class Initialization {

  private Initialization() {}

  /**
   * Weights and biases ~ U(±1/√fan-in), as PyTorch's linear and convolutional layers start; paper R
   * names no other.
   *
   * @return the flat vector
   */
  static float[] uniform(List<ParameterBlock> blocks, RandomStreams streams) {
    UniformRandomProvider uniform = streams.uniform(Purpose.INITIALIZATION);
    ParameterBlock last = blocks.get(blocks.size() - 1);
    float[] parameters = new float[last.offset() + last.length()];
    for (ParameterBlock block : blocks) {
      float bound = (float) (1 / Math.sqrt(block.fanIn()));
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        parameters[i] = bound * (2 * uniform.nextFloat() - 1);
      }
    }
    return parameters;
  }
}
