package io.github.collapsar.network;

import io.github.collapsar.network.MlpShape.Nonlinearity;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.TrainingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small networks, data and runs for the tests of this package. */
final class Networks {

  /** Four examples of three inputs. */
  static final double[][] INPUTS = {
    {0.3, -1.2, 0.8}, {1.1, 0.4, -0.7}, {-0.5, 0.9, 0.2}, {0.6, 0.6, 1.5}
  };

  /** Their classes, of two. */
  static final double[][] TARGETS = {{1, 0}, {0, 1}, {0, 1}, {1, 0}};

  private static final MlpClassifier SCENARIO = new MlpClassifier();

  private Networks() {}

  /** Three inputs, two hidden layers of four, two outputs, in double precision. */
  static Dl4jNetwork small(Nonlinearity nonlinearity) {
    return new Dl4jNetwork(new MlpShape(3, 2, 4, 2, nonlinearity).configuration(DataType.DOUBLE));
  }

  /** Loss of {@link #INPUTS} and {@link #TARGETS}; the gradient goes to the network. */
  static double loss(FlatNetwork network) {
    INDArray inputs = Nd4j.createFromArray(INPUTS);
    INDArray targets = Nd4j.createFromArray(TARGETS);
    return Workspaces.inStep(() -> network.lossAndGradient(inputs, targets));
  }

  /** A run of 20 steps of a small network on synthetic images; the values replace its own. */
  static Run run(Map<String, Value> values, int replicate) {
    Map<String, Value> all = new HashMap<>();
    for (Parameter parameter : SCENARIO.parameters()) {
      all.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    all.put("depth", new Value.Whole(2));
    all.put("width", new Value.Whole(16));
    all.put("examples", new Value.Whole(200));
    all.put("batch-size", new Value.Whole(20));
    all.put("steps", new Value.Whole(20));
    all.put("learning-rate", new Value.Real(0.1));
    all.putAll(values);
    return new Run(SCENARIO.name(), SCENARIO.version(), Coordinates.of(all), 1, replicate);
  }

  /** Trains runs as one pack. */
  static List<Outcome> train(TrainingContext context, Run... runs) {
    return SCENARIO.trainer(Engine.DL4J).train(new Pack(List.of(runs)), context);
  }
}
