package io.github.collapsar.benchmark;

import io.github.collapsar.random.NormalStream;
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
import io.github.collapsar.scenario.Scenarios;
import io.github.collapsar.scenario.TrainingContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the benchmark suite calls: {@code time SCENARIO ENGINE LANES STEPS REPETITIONS [KEY=VALUE
 * …]} prints nanoseconds a step and run, one line a repetition; {@code map POINTS STEPS DATA OUT}
 * writes the trainability map's data and its cells; {@code normals COUNT} prints nanoseconds a
 * variate.
 */
public final class TrainPack {

  private TrainPack() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("map")) {
      map(
          Integer.parseInt(arguments[1]),
          Long.parseLong(arguments[2]),
          Path.of(arguments[3]),
          Path.of(arguments[4]));
    } else if (arguments[0].equals("normals")) {
      normals(Integer.parseInt(arguments[1]));
    } else {
      time(arguments);
    }
  }

  /** Of this thread, in nanoseconds: compilers' and collectors' threads are not counted. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void time(String[] arguments) {
    Scenario scenario = Scenarios.require(arguments[1]);
    Engine engine = Engine.valueOf(arguments[2]);
    int lanes = Integer.parseInt(arguments[3]);
    long steps = Long.parseLong(arguments[4]);
    Map<String, Value> values = defaults(scenario);
    values.put("steps", new Value.Whole(steps));
    for (int i = 6; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      values.put(pair[0], value(scenario.parameter(pair[0]).orElseThrow(), pair[1]));
    }
    double rate = ((Value.Real) values.get("learning-rate")).value();
    List<Run> runs = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      values.put("learning-rate", new Value.Real(rate * (1 + 0.01 * lane)));
      runs.add(run(scenario, values));
    }
    for (int repetition = 0; repetition < Integer.parseInt(arguments[5]); repetition++) {
      long started = processorTime();
      scenario.trainer(engine).train(new Pack(runs), TrainingContext.PLAIN);
      System.out.printf("%.2f%n", (processorTime() - started) / (double) steps / lanes);
    }
  }

  private static void map(int points, long steps, Path data, Path out) throws IOException {
    Scenario scenario = Scenarios.require("trainability-map");
    Map<String, Value> values = defaults(scenario);
    values.put("steps", new Value.Whole(steps));
    RandomStreams streams = new RandomStreams(1, 0);
    write(data, streams, 272 * 17, 16 * 17);
    List<Run> runs = new ArrayList<>();
    for (int y = 0; y < points; y++) {
      for (int x = 0; x < points; x++) {
        values.put("learning-rate", new Value.Real(Math.pow(10, -1 + 4.0 * x / (points - 1))));
        values.put(
            "output-learning-rate", new Value.Real(Math.pow(10, -1 + 4.0 * y / (points - 1))));
        runs.add(run(scenario, values));
      }
    }
    // Compiled first, on a few cells.
    scenario.trainer(Engine.KERNEL).train(new Pack(runs.subList(0, 64)), TrainingContext.PLAIN);
    long started = processorTime();
    List<Outcome> outcomes =
        scenario.trainer(Engine.KERNEL).train(new Pack(runs), TrainingContext.PLAIN);
    System.out.printf("%.3f%n", (processorTime() - started) * 1e-9);
    List<String> lines = new ArrayList<>();
    outcomes.forEach(
        outcome -> lines.add(Double.toString(outcome.measured().number("convergence"))));
    Files.write(out, lines);
  }

  private static void write(Path path, RandomStreams streams, int data, int weights)
      throws IOException {
    List<String> lines = new ArrayList<>();
    NormalStream examples = streams.normals(Purpose.DATA);
    for (int i = 0; i < data; i++) {
      // As doubles: the shortest decimals of floats stand for other doubles.
      lines.add(Double.toString(examples.next()));
    }
    NormalStream start = streams.normals(Purpose.INITIALIZATION);
    for (int i = 0; i < weights; i++) {
      lines.add(Double.toString(start.next()));
    }
    Files.write(path, lines);
  }

  private static void normals(int count) {
    NormalStream normals = new RandomStreams(1, 0).normals(Purpose.DATA);
    float[] target = new float[4096];
    for (int repetition = 0; repetition < 12; repetition++) {
      long started = processorTime();
      for (int filled = 0; filled < count; filled += target.length) {
        normals.fill(target, 0, target.length);
      }
      System.out.printf("%.3f%n", (processorTime() - started) / (double) count);
    }
  }

  private static Map<String, Value> defaults(Scenario scenario) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : scenario.parameters()) {
      values.put(parameter.key(), parameter.defaultValue().orElseThrow());
    }
    return values;
  }

  private static Value value(Parameter parameter, String text) {
    if (parameter.domain() instanceof Parameter.Domain.Reals) {
      return new Value.Real(Double.parseDouble(text));
    }
    return parameter.domain() instanceof Parameter.Domain.Wholes
        ? new Value.Whole(Long.parseLong(text))
        : new Value.Word(text);
  }

  private static Run run(Scenario scenario, Map<String, Value> values) {
    return new Run(scenario.name(), scenario.version(), Coordinates.of(values), 1, 0);
  }
}
