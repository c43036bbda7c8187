package io.github.collapsar.trainability;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.random.NormalStream;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Precision;

/**
 * The data that all cells share.
 *
 * @param width n
 * @param inputs x, shape [examples, n]
 * @param targets y, shape [examples]
 */
public record TanhProblem(int width, double[] inputs, double[] targets) implements LaneProblem {

  /** Draws x and y ~ N(0, 1), example after example: n inputs, then the target. */
  static TanhProblem drawn(int width, int examples, RandomStreams streams) {
    NormalStream normals = streams.normals(Purpose.DATA);
    double[] inputs = new double[examples * width];
    double[] targets = new double[examples];
    for (int example = 0; example < examples; example++) {
      for (int i = 0; i < width; i++) {
        inputs[example * width + i] = normals.next();
      }
      targets[example] = normals.next();
    }
    return new TanhProblem(width, inputs, targets);
  }

  /** The number of examples. */
  public int examples() {
    return targets.length;
  }

  @Override
  public LaneModel model(LaneCoordinates lanes) {
    return CommonParameters.precision(lanes.shared()) == Precision.DOUBLE
        ? new DoubleTanhNetwork(this, lanes)
        : new FloatTanhNetwork(this, lanes);
  }
}
