package io.github.collapsar.benchmark;

import io.github.collapsar.product.FloatProducts;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Runs;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds of the products of a perceptron's layer, 784 to 300 and 300 to 10 with a batch of
 * 64, and of a step of matrix factorisation, 200 × 200, with one example and with 32.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {

  private static final int BATCH = 64;
  private static final int INPUTS = 784;
  private static final int OUTPUTS = 300;
  private static final int CLASSES = 10;
  private static final int STEPS = 200;

  private final FloatProducts products = new FloatProducts();
  private final float[] examples = random(BATCH * INPUTS);
  private final float[] weights = random(INPUTS * OUTPUTS);
  private final float[] activations = random(BATCH * OUTPUTS);
  private final float[] gradient = new float[INPUTS * OUTPUTS];
  private Scenario scenario;
  private Pack oneExample;
  private Pack batch;

  @Setup
  public void packs() {
    scenario = Scenarios.require("matrix-factorization");
    oneExample = pack(1);
    batch = pack(32);
  }

  private Pack pack(int examples) {
    Run run = Runs.of(scenario, 1, 0, "batch-size", examples, "steps", STEPS);
    return new Pack(List.of(run));
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Benchmark
  public float[] layerForward() {
    products.multiply(BATCH, OUTPUTS, INPUTS, examples, 0, weights, 0, activations, 0);
    return activations;
  }

  @Benchmark
  public float[] layerGradient() {
    products.multiplyTransposed(INPUTS, OUTPUTS, BATCH, examples, 0, activations, 0, gradient, 0);
    return gradient;
  }

  @Benchmark
  public float[] layerBackward() {
    products.multiplyByTransposed(BATCH, INPUTS, OUTPUTS, activations, 0, weights, 0, examples, 0);
    return examples;
  }

  @Benchmark
  public float[] classesForward() {
    products.multiply(BATCH, CLASSES, OUTPUTS, activations, 0, weights, 0, examples, 0);
    return examples;
  }

  @Benchmark
  public float[] classesGradient() {
    products.multiplyTransposed(OUTPUTS, CLASSES, BATCH, activations, 0, examples, 0, gradient, 0);
    return gradient;
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public List<Outcome> factorizationOneExample() {
    return scenario.trainer(Engine.KERNEL).train(oneExample, TrainingContext.PLAIN);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public List<Outcome> factorizationBatch() {
    return scenario.trainer(Engine.KERNEL).train(batch, TrainingContext.PLAIN);
  }
}
