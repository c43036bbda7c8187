package io.github.collapsar.network;

import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import java.util.List;

/** Syre's fixed offset θ₀ (paper R, Eq. 2). */
final class Offset {

  private Offset() {}

  /**
   * θ₀ ~ N(0, σ²) with σ = sigma0 / √fan-in for every weight and, as in the official code, bias.
   *
   * @return the flat vector
   */
  static float[] of(List<ParameterBlock> blocks, double sigma0, RandomStreams streams) {
    ParameterBlock last = blocks.get(blocks.size() - 1);
    float[] offset = new float[last.offset() + last.length()];
    streams.normals(Purpose.REMOVAL).fill(offset, 0, offset.length);
    for (ParameterBlock block : blocks) {
      float deviation = (float) (sigma0 / Math.sqrt(block.fanIn()));
      for (int i = block.offset(); i < block.offset() + block.length(); i++) {
        offset[i] *= deviation;
      }
    }
    return offset;
  }
}
