package io.github.collapsar.twolayer;

import io.github.collapsar.kernel.LaneCoordinates;
import io.github.collapsar.kernel.LaneModel;
import io.github.collapsar.kernel.LaneProblem;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Precision;
import java.util.Arrays;

/**
 * Shapes and data of a pack.
 *
 * @param identity whether X is the identity
 * @param x shape [inputs, examples]
 * @param y shape [outputs, examples]
 * @param scale what the sum of the squared errors is multiplied by
 */
public record TwoLayerProblem(
    int outputs,
    int hidden,
    int inputs,
    int examples,
    Activation activation,
    boolean identity,
    double[] x,
    double[] y,
    double scale)
    implements LaneProblem {

  static TwoLayerProblem drawn(Coordinates shared, RandomStreams streams) {
    int outputs = Math.toIntExact(shared.whole(TwoLayerNetwork.OUTPUTS));
    int inputs = Math.toIntExact(shared.whole(TwoLayerNetwork.INPUTS));
    boolean identity = shared.whole(TwoLayerNetwork.EXAMPLES) == 0;
    int examples = identity ? inputs : Math.toIntExact(shared.whole(TwoLayerNetwork.EXAMPLES));
    double[] x = new double[inputs * examples];
    if (identity) {
      for (int i = 0; i < inputs; i++) {
        x[i * examples + i] = 1;
      }
    } else {
      x = normals(streams, Purpose.DATA, x.length);
    }
    double[] y = normals(streams, Purpose.LABELS, outputs * examples);
    if (shared.word(TwoLayerNetwork.TARGET).equals("ones")) {
      Arrays.fill(y, 1);
    }
    String loss = shared.word(TwoLayerNetwork.LOSS);
    double scale = loss.equals("sum") ? 1 : loss.equals("half-sum") ? 0.5 : 1.0 / y.length;
    return new TwoLayerProblem(
        outputs,
        Math.toIntExact(shared.whole(TwoLayerNetwork.HIDDEN)),
        inputs,
        examples,
        Activation.of(shared.word(TwoLayerNetwork.ACTIVATION)),
        identity,
        x,
        y,
        scale);
  }

  private static double[] normals(RandomStreams streams, Purpose purpose, int count) {
    float[] draws = new float[count];
    streams.normals(purpose).fill(draws, 0, count);
    double[] values = new double[count];
    Arrays.setAll(values, i -> draws[i]);
    return values;
  }

  @Override
  public LaneModel model(LaneCoordinates lanes) {
    return CommonParameters.precision(lanes.shared()) == Precision.DOUBLE
        ? new DoubleTwoLayerModel(this, lanes)
        : new FloatTwoLayerModel(this, lanes);
  }
}
