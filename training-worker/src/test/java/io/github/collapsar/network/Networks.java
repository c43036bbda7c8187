package io.github.collapsar.network;

import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.TrainingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Small data and runs for the tests of networks. */
public final class Networks {

  public static final MlpClassifier PERCEPTRON = new MlpClassifier();

  private Networks() {}

  /** Five examples in [−1, 1] of three classes. */
  public static Batch batch(TensorShape input) {
    UniformRandomProvider uniform = new RandomStreams(3, 0).uniform(Purpose.DATA);
    float[] rows = new float[5 * input.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 2 * uniform.nextFloat() - 1;
    }
    return new Batch(rows, new int[] {0, 1, 2, 1, 0});
  }

  /** A run of 20 steps of a small perceptron on synthetic images; the values replace its own. */
  public static Run run(Map<String, Value> values, int replicate) {
    Map<String, Value> all = new HashMap<>();
    all.put("depth", new Value.Whole(2));
    all.put("width", new Value.Whole(16));
    all.putAll(values);
    return run(PERCEPTRON, all, replicate);
  }

  /** A run of 20 steps on synthetic images; the values replace the scenario's own. */
  public static Run run(Scenario scenario, Map<String, Value> values, int replicate) {
    Map<String, Value> all = new HashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      all.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    all.put("examples", new Value.Whole(200));
    all.put("batch-size", new Value.Whole(20));
    all.put("steps", new Value.Whole(20));
    all.put("learning-rate", new Value.Real(0.1));
    all.putAll(values);
    return new Run(scenario.name(), scenario.version(), Coordinates.of(all), 1, replicate);
  }

  /** Trains runs of the perceptron as one pack. */
  public static List<Outcome> train(TrainingContext context, Run... runs) {
    return PERCEPTRON.trainer(Engine.KERNEL).train(new Pack(List.of(runs)), context);
  }

  /** Trains a run. */
  public static Outcome train(Scenario scenario, Engine engine, Run run) {
    return scenario.trainer(engine).train(new Pack(List.of(run)), TrainingContext.PLAIN).get(0);
  }
}
