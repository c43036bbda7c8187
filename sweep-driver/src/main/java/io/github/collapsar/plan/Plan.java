package io.github.collapsar.plan;

import io.github.collapsar.configuration.Condition;
import io.github.collapsar.configuration.ConfigurationException;
import io.github.collapsar.configuration.Problem;
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

/**
 * The distinct runs of a sweep, numbered from 0. Runs of a group have neighbouring indexes; a
 * group's lanes go through the product of their axes, the last key fastest. Immutable, thread-safe.
 */
public final class Plan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String scenario;
  private final int scenarioVersion;
  private final long seed;
  private final List<Region> regions;
  private final long points;
  private final int replicates;

  private final List<List<String>> zip;

  /** Null if there is none: an Optional cannot be sent. */
  private final Condition where;

  private Plan(Sweep sweep, Scenario scenario, List<Region> regions) {
    this.scenario = scenario.name();
    this.scenarioVersion = scenario.version();
    this.seed = sweep.seed();
    this.regions = List.copyOf(regions);
    this.points = Blocks.points(sweep);
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
    Blocks blocks = new Blocks(scenario);
    List<Region> regions = new ArrayList<>();
    long run = 0;
    long group = 0;
    try {
      for (Block block : blocks.of(sweep)) {
        Region region = Region.of(run, group, block, blocks, sweep.replicates());
        regions.add(region);
        run = region.to();
        group = Math.addExact(group, region.groups());
      }
      Math.multiplyExact(Blocks.points(sweep), (long) sweep.replicates());
      Math.toIntExact(group);
    } catch (ArithmeticException e) {
      throw problem(sweep, "there are too many runs to number; give fewer values");
    }
    rejectPoints(sweep, scenario, regions);
    return new Plan(sweep, scenario, regions);
  }

  /** A scenario may reject values that do not go together; the corners of each region show it. */
  private static void rejectPoints(Sweep sweep, Scenario scenario, List<Region> regions) {
    for (Region region : regions) {
      Corners.of(region)
          .forEach(
              coordinates -> {
                Optional<String> problem = scenario.problem(coordinates);
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
    return regions.get(regions.size() - 1).to();
  }

  /** How many runs of the product of all axes are repetitions of others. */
  public long duplicates() {
    return points * replicates - runs();
  }

  /** The run of an index, from 0 up to but without {@link #runs}. */
  public Run run(long index) {
    Region region = region(index);
    return new Run(
        scenario, scenarioVersion, region.coordinates(index), seed, region.replicate(index));
  }

  private Region region(long index) {
    Objects.checkIndex(index, runs());
    int low = 0;
    int high = regions.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (regions.get(middle).from() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return regions.get(low);
  }

  /**
   * All groups in the order of their indexes, without gaps: a view that derives each when asked.
   */
  public List<Group> groups() {
    return new Groups(regions);
  }

  /**
   * The planes that two keys span, one for each combination of the values of all other keys, in an
   * order that depends on the runs alone.
   *
   * @param x a numeric key
   * @param y another; empty for lines along x
   */
  public List<Sheet> sheets(String x, Optional<String> y) {
    return new Sheets(x, y, zip).of(regions);
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
      return all.and(index -> where.test(run(index)));
    } catch (Condition.NotComputableException e) {
      throw new ConfigurationException(List.of(new Problem("sweep.where", 0, e.getMessage())));
    }
  }

  private static final class Groups extends AbstractList<Group> implements RandomAccess {
    private final List<Region> regions;

    Groups(List<Region> regions) {
      this.regions = regions;
    }

    @Override
    public Group get(int number) {
      Objects.checkIndex(number, size());
      int low = 0;
      int high = regions.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (regions.get(middle).fromGroup() <= number) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      Region region = regions.get(low);
      long from = region.from() + (number - region.fromGroup()) * region.groupSize();
      return new Group(from, from + region.groupSize());
    }

    @Override
    public int size() {
      Region last = regions.get(regions.size() - 1);
      return (int) (last.fromGroup() + last.groups());
    }
  }
}
