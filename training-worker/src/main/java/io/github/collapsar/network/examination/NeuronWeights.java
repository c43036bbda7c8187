package io.github.collapsar.network.examination;

import io.github.collapsar.measure.Matrix;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.LayerSpec;
import io.github.collapsar.network.architecture.ParameterList;
import io.github.collapsar.network.architecture.TensorShape;
import java.util.List;

/** The weights of the units of a network's examined layer. */
final class NeuronWeights {

  private NeuronWeights() {}

  /**
   * A row for each unit: its incoming weights and, where the next layer with parameters is dense,
   * its outgoing weights. The channels of a convolution are units with incoming weights.
   *
   * @param parameters the flat vector
   */
  static Matrix of(Architecture architecture, double[] parameters) {
    List<LayerSpec> layers = architecture.layers();
    int at = architecture.examined();
    while (!hasWeights(layers.get(at))) {
      at--;
    }
    TensorShape input = Architecture.output(layers.subList(0, at), architecture.input());
    ParameterList before = new ParameterList();
    Architecture.declare(layers.subList(0, at), architecture.input(), before);
    if (layers.get(at) instanceof LayerSpec.Convolution convolution) {
      int length = input.channels() * convolution.side() * convolution.side();
      double[] rows = new double[convolution.channels() * length];
      System.arraycopy(parameters, before.length(), rows, 0, rows.length);
      return Matrix.of(convolution.channels(), length, rows);
    }
    int units = architecture.examinedShape().size();
    int fanIn = input.size();
    int outgoingAt = before.length() + (fanIn + 1) * units;
    int fanOut = fanOut(architecture);
    double[] rows = new double[units * (fanIn + fanOut)];
    for (int unit = 0; unit < units; unit++) {
      int row = unit * (fanIn + fanOut);
      for (int in = 0; in < fanIn; in++) {
        rows[row + in] = parameters[before.length() + in * units + unit];
      }
      System.arraycopy(parameters, outgoingAt + unit * fanOut, rows, row + fanIn, fanOut);
    }
    return Matrix.of(units, fanIn + fanOut, rows);
  }

  private static boolean hasWeights(LayerSpec layer) {
    return layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Convolution;
  }

  private static int fanOut(Architecture architecture) {
    LayerSpec next = architecture.layers().get(architecture.examined() + 1);
    return next instanceof LayerSpec.Dense dense ? dense.units() : 0;
  }
}
