package io.github.collapsar.plan;

import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.codec.Problem;
import io.github.collapsar.configuration.Condition;
import io.github.collapsar.configuration.Sweep;
import io.github.collapsar.run.Run;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeMap;

/**
 * The distinct runs of a sweep, numbered from 0. Runs of a group have neighbouring indexes; a
 * group's lanes go through the product of their axes, the last key fastest. Immutable, thread-safe.
 */
public final class Plan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most runs: a set of them takes a bit of memory each. */
  private static final long MAX_RUNS = 100_000_000_000L;

  /** The most groups: each is looked at once. */
  private static final long MAX_GROUPS = 4_000_000;

  private final String scenario;
  private final int scenarioVersion;
  private final long seed;
  private final List<ProductRange> ranges;
  private final long points;
  private final int replicates;

  private final List<List<String>> zip;

  /** Null if there is none: an Optional cannot be sent. */
  private final Condition where;

  private Plan(Sweep sweep, Scenario scenario, List<ProductRange> ranges) {
    this.scenario = scenario.name();
    this.scenarioVersion = scenario.version();
    this.seed = sweep.seed();
    this.ranges = List.copyOf(ranges);
    this.points = CanonicalProducts.points(sweep);
    this.replicates = sweep.replicates();
    this.zip = sweep.zip();
    this.where = sweep.where().map(text -> Condition.of(text, scenario)).orElse(null);
  }

  /**
   * The plan of a sweep. The order of the axes in the file makes no difference.
   *
   * @throws ConfigurationException if there are too many runs to number, or the scenario rejects a
   *     point
   */
  public static Plan of(Sweep sweep) {
    Scenario scenario = Scenarios.require(sweep.scenario());
    CanonicalProducts products = new CanonicalProducts(scenario);
    List<ProductRange> ranges = new ArrayList<>();
    long run = 0;
    long group = 0;
    try {
      for (FactorProduct product : products.of(sweep)) {
        ProductRange range = ProductRange.of(run, group, product, products, sweep.replicates());
        ranges.add(range);
        run = range.to();
        group = Math.addExact(group, range.groups());
      }
      Math.multiplyExact(CanonicalProducts.points(sweep), (long) sweep.replicates());
      Math.toIntExact(group);
    } catch (ArithmeticException e) {
      throw problem(sweep, "there are too many runs to number; give fewer values");
    }
    if (run > MAX_RUNS || group > MAX_GROUPS) {
      throw problem(
          sweep,
          "there are %,d runs in %,d groups that differ in more than what is trained side by side; at most %,d in %,d can be planned; give fewer values or replicates"
              .formatted(run, group, MAX_RUNS, MAX_GROUPS));
    }
    rejectPoints(sweep, scenario, ranges);
    return new Plan(sweep, scenario, ranges);
  }

  /** A scenario may reject values that do not go together; the corners of each range show it. */
  private static void rejectPoints(Sweep sweep, Scenario scenario, List<ProductRange> ranges) {
    for (ProductRange range : ranges) {
      CornerPoints.of(range)
          .forEach(
              coordinates -> {
                Optional<String> problem =
                    scenario
                        .problem(coordinates)
                        .or(() -> RunMemory.uncountable(scenario, coordinates));
                if (problem.isPresent()) {
                  throw problem(sweep, problem.get() + " at " + coordinates);
                }
              });
    }
  }

  private static ConfigurationException problem(Sweep sweep, String reason) {
    return new ConfigurationException(
        List.of(
            new Problem(
                sweep.name(), 0, "Cannot plan sweep %s; %s".formatted(sweep.name(), reason))));
  }

  /** The name of the scenario of all runs. */
  public String scenario() {
    return scenario;
  }

  /** The number of distinct runs, before {@code where}. */
  public long runs() {
    return ranges.get(ranges.size() - 1).to();
  }

  /** How many runs of the product of all axes are repetitions of others. */
  public long duplicates() {
    return points * replicates - runs();
  }

  /** The run of an index, from 0 up to but without {@link #runs}. */
  public Run run(long index) {
    ProductRange range = range(index);
    return new Run(
        scenario, scenarioVersion, range.coordinates(index), seed, range.replicate(index));
  }

  private ProductRange range(long index) {
    Objects.checkIndex(index, runs());
    int low = 0;
    int high = ranges.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (ranges.get(middle).from() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ranges.get(low);
  }

  /**
   * All groups in the order of their indexes, without gaps: a view that derives each when asked.
   */
  public List<RunGroup> groups() {
    return new Groups(ranges);
  }

  /**
   * The planes that two keys span, one for each combination of the values of all other keys, in an
   * order that depends on the runs alone.
   *
   * @param x a numeric key
   * @param y another; empty for lines along x
   */
  public List<GridSlice> slices(String x, Optional<String> y) {
    return new GridSlices(x, y, zip).of(ranges);
  }

  /**
   * The runs that meet {@code where}; all if there is none.
   *
   * @throws ConfigurationException if the condition cannot be computed for a run, such as a
   *     division by zero
   */
  public Selection selection() {
    Selection all = Selection.all(runs());
    if (where == null) {
      return all;
    }
    try {
      return where.within(() -> meeting(all));
    } catch (Condition.NotComputableException e) {
      throw new ConfigurationException(List.of(new Problem("sweep.where", 0, e.getMessage())));
    }
  }

  private Selection meeting(Selection all) {
    TreeMap<Long, ConditionedRuns> met = ConditionedRuns.of(this, ranges, where);
    return met.values().stream().allMatch(ConditionedRuns::areAll)
        ? all
        : all.and(index -> met.floorEntry(index).getValue().contains(index));
  }

  private static final class Groups extends AbstractList<RunGroup> implements RandomAccess {
    private final List<ProductRange> ranges;

    Groups(List<ProductRange> ranges) {
      this.ranges = ranges;
    }

    @Override
    public RunGroup get(int number) {
      Objects.checkIndex(number, size());
      int low = 0;
      int high = ranges.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (ranges.get(middle).fromGroup() <= number) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      ProductRange range = ranges.get(low);
      long from = range.from() + (number - range.fromGroup()) * range.groupSize();
      return new RunGroup(from, from + range.groupSize());
    }

    @Override
    public int size() {
      ProductRange last = ranges.get(ranges.size() - 1);
      return (int) (last.fromGroup() + last.groups());
    }
  }
}
