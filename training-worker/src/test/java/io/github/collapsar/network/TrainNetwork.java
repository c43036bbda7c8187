package io.github.collapsar.network;

import io.github.collapsar.kernel.FloatDescent;
import io.github.collapsar.network.architecture.Architecture;
import io.github.collapsar.network.architecture.Architectures;
import io.github.collapsar.network.architecture.Initialization;
import io.github.collapsar.network.architecture.Nonlinearity;
import io.github.collapsar.network.architecture.TensorShape;
import io.github.collapsar.network.model.Batch;
import io.github.collapsar.network.model.ClassifierArithmetic;
import io.github.collapsar.network.model.FloatNetwork;
import io.github.collapsar.network.training.FlatParameters;
import io.github.collapsar.random.Purpose;
import io.github.collapsar.random.RandomStreams;
import io.github.collapsar.reference.network.Dl4jEngine;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.TrainingContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Trains a network for the benchmarks and prints the microseconds of the thread's own time a step,
 * a line a repetition: {@code TrainNetwork mlp|cnn|resnet kernel|dl4j STEPS REPETITIONS}.
 */
public final class TrainNetwork {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private TrainNetwork() {}

  /** Trains. */
  public static void main(String[] arguments) {
    Architecture architecture =
        switch (arguments[0]) {
          case "mlp" ->
              Architectures.perceptron(new TensorShape(1, 28, 28), 3, 300, 10, Nonlinearity.RELU);
          case "cnn" ->
              Architectures.convolutional(new TensorShape(1, 28, 28), 10, Nonlinearity.RELU);
          default -> Architectures.resNet18(new TensorShape(3, 32, 32), 16, 10, 128);
        };
    int steps = Integer.parseInt(arguments[2]);
    Batch batch = batch(architecture, arguments[0].equals("resnet") ? 32 : 64);
    FloatNetwork network = network(architecture, arguments[1]);
    FloatDescent descent = descent(architecture, steps);
    for (int repetition = 0; repetition < Integer.parseInt(arguments[3]); repetition++) {
      long started = THREADS.getCurrentThreadCpuTime();
      for (int step = 0; step < steps; step++) {
        descent.step(
            step, (parameters, gradient) -> network.lossAndGradient(parameters, batch, gradient));
      }
      System.out.println((THREADS.getCurrentThreadCpuTime() - started) * 1e-3 / steps);
    }
  }

  private static FloatNetwork network(Architecture architecture, String engine) {
    ClassifierArithmetic arithmetic =
        engine.equals("kernel") ? ClassifierArithmetic.OWN : new Dl4jEngine();
    return arithmetic.singlePrecision(architecture, TrainingContext.PLAIN);
  }

  private static FloatDescent descent(Architecture architecture, int steps) {
    Coordinates coordinates =
        Coordinates.of(
            Map.of(
                "removal", new Value.Word("none"),
                "learning-rate", new Value.Real(0.01),
                "weight-decay", new Value.Real(1e-3),
                "steps", new Value.Whole(steps)));
    RandomStreams streams = new RandomStreams(1, 0);
    double[] start = Initialization.of(architecture.blocks(), streams);
    return new FloatDescent(
        new FlatParameters(architecture.blocks(), start), coordinates, start, streams);
  }

  private static Batch batch(Architecture architecture, int examples) {
    UniformRandomProvider uniform = new RandomStreams(1, 0).uniform(Purpose.DATA);
    float[] rows = new float[architecture.input().size() * examples];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = uniform.nextFloat();
    }
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = uniform.nextInt(10);
    }
    return new Batch(rows, labels);
  }
}
