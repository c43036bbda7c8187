package io.github.collapsar.plan;

import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.CommonParameters;
import io.github.collapsar.scenario.Parameter;
import io.github.collapsar.scenario.Parameter.Packing;
import io.github.collapsar.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long runs take: what the scenario estimates, corrected by what was measured for the same
 * shape, which is every shared parameter but the number of steps. Thread-safe.
 */
public final class Costs {

  /** Shapes that are remembered, the least recently used forgotten first. */
  private static final int SHAPES = 4096;

  private final Scenario scenario;
  private final List<String> shapeKeys;
  private final boolean trusting;
  private final Sum all = new Sum();
  private final Map<String, Sum> shapes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sum> eldest) {
          return size() > SHAPES;
        }
      };

  private static final class Sum {
    private double estimated;
    private double measured;

    void add(double estimate, double seconds) {
      // What was measured long ago counts less: machines become busy and free again.
      estimated = estimated / 2 + estimate;
      measured = measured / 2 + seconds;
    }

    double slowdown() {
      return estimated > 0 ? measured / estimated : 1;
    }
  }

  private Costs(Scenario scenario, boolean trusting) {
    this.scenario = scenario;
    this.trusting = trusting;
    this.shapeKeys =
        scenario.parameters().stream()
            .filter(parameter -> parameter.packing() == Packing.SHARED)
            .map(Parameter::key)
            .filter(key -> !key.equals(CommonParameters.STEPS))
            .toList();
  }

  /** Costs that are taken for right only once they were measured. */
  public static Costs toBeMeasured(Scenario scenario) {
    return new Costs(scenario, false);
  }

  /** The scenario's estimates, taken for right. */
  public static Costs asEstimated(Scenario scenario) {
    return new Costs(scenario, true);
  }

  /** What the scenario estimates for a run, in seconds. */
  double estimatedSeconds(Coordinates coordinates) {
    return Math.max(1e-9, scenario.estimatedSeconds(coordinates));
  }

  /** About how long a run takes on one core when its pack is full, in seconds. */
  public synchronized double seconds(Coordinates coordinates) {
    Sum shape = shapes.get(shape(coordinates));
    return estimatedSeconds(coordinates) * (shape == null ? all : shape).slowdown();
  }

  /** How much longer runs take than the scenario estimates, over all that was measured. */
  synchronized double slowdown() {
    return all.slowdown();
  }

  /** Whether runs of this shape need no trial. */
  synchronized boolean isKnown(Coordinates coordinates) {
    return trusting || shapes.containsKey(shape(coordinates));
  }

  /**
   * Takes a measurement in.
   *
   * @param coordinates of one of the runs
   * @param runs how many there were
   * @param seconds how long they took together
   */
  public synchronized void measured(Coordinates coordinates, long runs, double seconds) {
    double estimate = runs * estimatedSeconds(coordinates);
    all.add(estimate, seconds);
    shapes.computeIfAbsent(shape(coordinates), key -> new Sum()).add(estimate, seconds);
  }

  private String shape(Coordinates coordinates) {
    return shapeKeys.stream()
        .map(key -> coordinates.value(key).toString())
        .collect(Collectors.joining(" "));
  }
}
