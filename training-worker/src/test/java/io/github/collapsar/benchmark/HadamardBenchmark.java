package io.github.collapsar.benchmark;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.run.Outcome;
import io.github.collapsar.run.Run;
import io.github.collapsar.run.Value;
import io.github.collapsar.scenario.Engine;
import io.github.collapsar.scenario.Pack;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a step and run of Hadamard regression, d = 200, batch 1, random numbers included, by
 * lanes in the pack, for runs that learn and for runs that have collapsed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HadamardBenchmark {

  private static final int STEPS = 1000;

  /** Scale of the start: 1 learns; 1e-25 has collapsed below all thresholds. */
  @Param({"1", "1e-25"})
  public double init;

  private Scenario scenario;
  private Pack pack16;
  private Pack pack64;
  private Pack pack256;

  @Setup
  public void packs() {
    scenario = Scenarios.require("hadamard-regression");
    pack16 = pack(16);
    pack64 = pack(64);
    pack256 = pack(256);
  }

  private Pack pack(int lanes) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      values.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    values.put("steps", new Value.Whole(STEPS));
    values.put("init", new Value.Real(init));
    List<Run> runs = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      values.put("learning-rate", new Value.Real(1e-3 + 1e-5 * lane));
      runs.add(new Run(scenario.name(), scenario.version(), Coordinates.of(values), 1, 0));
    }
    return new Pack(runs);
  }

  @Benchmark
  @OperationsPerInvocation(16 * STEPS)
  public List<Outcome> lanes16() {
    return scenario.trainer(Engine.KERNEL).train(pack16, TrainingContext.PLAIN);
  }

  @Benchmark
  @OperationsPerInvocation(64 * STEPS)
  public List<Outcome> lanes64() {
    return scenario.trainer(Engine.KERNEL).train(pack64, TrainingContext.PLAIN);
  }

  @Benchmark
  @OperationsPerInvocation(256 * STEPS)
  public List<Outcome> lanes256() {
    return scenario.trainer(Engine.KERNEL).train(pack256, TrainingContext.PLAIN);
  }
}
