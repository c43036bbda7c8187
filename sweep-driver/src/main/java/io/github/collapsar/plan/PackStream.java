package io.github.collapsar.plan;

import io.github.collapsar.codec.ConfigurationException;
import io.github.collapsar.run.Coordinates;
import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts the selected runs of a plan into packs, as many at a time as are asked for, so that a driver
 * never holds them all and later packs profit from what was measured. The most expensive runs come
 * first, to a factor of two; packs become smaller towards the end, so that all tasks end together.
 * A pack that a group does not fill takes further replicates of the group in. Not thread-safe.
 *
 * <p>Memory: a byte a group of the plan.
 */
public final class PackStream {

  /** Packs a slot that what is left is cut into, so that slots finish together. */
  private static final int PACKS_A_SLOT = 3;

  /** A task and its file cost about as much as a few hundredths of this. */
  private static final double SHORTEST_SECONDS = 0.25;

  /** How long the driver is busy with a task, about, in seconds: it must keep up with all slots. */
  private static final double DISPATCH_SECONDS = 0.003;

  /** How long a pack of a shape should take of which nothing was measured, in seconds. */
  private static final double TRIAL_SECONDS = 2;

  /** Lanes of a vector of floats on the widest machines: fewer runs leave lanes idle. */
  private static final int LANES = 16;

  /** A kernel's tile; a multiple of it leaves no tile partly filled. */
  private static final int TILE = 256;

  private static final byte EMPTY = Byte.MIN_VALUE;

  private final Plan plan;
  private final Selection selection;
  private final PackSizing sizing;
  private final Costs costs;
  private final Scenario scenario;
  private final List<RunGroup> groups;

  /** For each group the logarithm of its cost a run, or {@link #EMPTY}. */
  private final byte[] classes;

  private int costClass;
  private int groupNumber;
  private long position;
  private long runsLeft;
  private double estimateLeft;

  /**
   * Nothing is cut yet.
   *
   * @throws ConfigurationException if a run needs more memory than there is
   */
  public PackStream(Plan plan, Selection selection, PackSizing sizing, Costs costs) {
    this.plan = plan;
    this.selection = selection;
    this.sizing = sizing;
    this.costs = costs;
    this.scenario = Scenarios.require(plan.scenario());
    this.groups = plan.groups();
    this.classes = new byte[groups.size()];
    IntStream.range(0, classes.length).parallel().forEach(this::classify);
    this.costClass = EMPTY + 1;
    Coordinates before = null;
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] != EMPTY) {
        costClass = Math.max(costClass, classes[i]);
        RunGroup group = groups.get(i);
        long runs = selection.count(group.from(), group.to());
        Coordinates coordinates = coordinates(group);
        if (!coordinates.equals(before)) {
          RunMemory.check(scenario, coordinates, sizing);
          before = coordinates;
        }
        runsLeft += runs;
        estimateLeft += runs * costs.estimatedSeconds(coordinates);
      }
    }
  }

  private void classify(int number) {
    RunGroup group = groups.get(number);
    boolean empty = selection.count(group.from(), group.to()) == 0;
    classes[number] =
        empty ? EMPTY : (byte) Math.getExponent(costs.estimatedSeconds(coordinates(group)));
  }

  private Coordinates coordinates(RunGroup group) {
    return plan.run(group.from()).coordinates();
  }

  /** Whether all runs are in packs. */
  public boolean isEmpty() {
    return runsLeft == 0;
  }

  /** About how long the runs take that are not in packs yet, on one core, in seconds. */
  public double secondsLeft() {
    return estimateLeft * costs.slowdown();
  }

  /** About how many packs they will be. */
  public long packsLeft() {
    return isEmpty()
        ? 0
        : Math.max(
            (long) Math.ceil(secondsLeft() / sizing.targetSeconds()),
            (runsLeft + sizing.maxRuns() - 1) / sizing.maxRuns());
  }

  /**
   * The next packs, the longest first.
   *
   * @param maxPacks how many at most
   * @param slots tasks that can train at the same time
   */
  public List<PackRange> next(int maxPacks, int slots) {
    List<PackRange> packs = new ArrayList<>();
    while (packs.size() < maxPacks && !isEmpty()) {
      RunGroup group = group();
      packs.add(cut(group, slots));
    }
    packs.sort(
        Comparator.comparingDouble(PackRange::seconds)
            .reversed()
            .thenComparingLong(PackRange::from));
    return packs;
  }

  /** The group whose runs come next. */
  private RunGroup group() {
    while (true) {
      for (; groupNumber < classes.length; groupNumber++) {
        if (classes[groupNumber] == costClass) {
          RunGroup group = groups.get(groupNumber);
          position = Math.max(position, group.from());
          if (selection.count(position, group.to()) > 0) {
            return group;
          }
        }
      }
      costClass--;
      groupNumber = 0;
      position = 0;
    }
  }

  private PackRange cut(RunGroup group, int slots) {
    Coordinates coordinates = coordinates(group);
    double secondsPerRun = costs.seconds(coordinates);
    double fair = secondsLeft() / (PACKS_A_SLOT * (double) slots);
    double shortest = Math.max(SHORTEST_SECONDS, DISPATCH_SECONDS * slots);
    double target = Math.min(sizing.targetSeconds(), Math.max(shortest, fair));
    double filled = target;
    if (!costs.isKnown(coordinates)) {
      target = Math.min(target, Math.max(shortest, TRIAL_SECONDS));
      // What looks short may take long: each slot gets some of it.
      filled = Math.min(target, fair);
    }
    int maxRuns = sizing.maxRuns(scenario.estimatedBytes(coordinates));
    long from = position;
    long left = selection.count(position, group.to());
    int runs =
        (int)
            Math.min(
                left,
                packSize(left, secondsPerRun, target, sizing.targetSeconds(), maxRuns, slots));
    if (runs < left) {
      position = selection.after(position, group.to(), runs);
    } else {
      position = group.to();
      runs += takeReplicates(coordinates, (int) Math.min(maxRuns, filled / secondsPerRun) - runs);
    }
    PackRange pack = new PackRange(from, position, runs, runs * secondsPerRun);
    runsLeft -= runs;
    estimateLeft =
        isEmpty() ? 0 : Math.max(0, estimateLeft - runs * costs.estimatedSeconds(coordinates));
    return pack;
  }

  /**
   * Goes on over the groups that follow while they are replicates of the one that ended, and fit
   * whole: what trains side by side stays together.
   *
   * @param coordinates of the group that ended
   * @param room how many more runs the pack may take
   * @return how many it takes
   */
  private int takeReplicates(Coordinates coordinates, int room) {
    int taken = 0;
    for (int number = groupNumber + 1; number < classes.length; number++) {
      RunGroup group = groups.get(number);
      if (!coordinates(group).equals(coordinates)) {
        break;
      }
      long runs = selection.count(group.from(), group.to());
      if (taken + runs > room) {
        break;
      }
      if (runs > 0) {
        taken += (int) runs;
        position = group.to();
      }
    }
    return taken;
  }

  /**
   * How many runs each pack of a group has. Packs have about the same size. Where there are enough
   * for every slot, each slot gets as many: a last round with idle slots costs as much as a full
   * one.
   */
  static int packSize(
      long runs,
      double secondsPerRun,
      double packSeconds,
      double longestSeconds,
      int maxRuns,
      int slots) {
    int size = (int) Math.max(1, Math.min(maxRuns, packSeconds / secondsPerRun));
    if (size < LANES && LANES * secondsPerRun <= longestSeconds) {
      size = Math.min(LANES, maxRuns);
    }
    int unit = size >= TILE ? TILE : size >= LANES ? LANES : 1;
    size -= size % unit;
    long packs = (runs + size - 1) / size;
    if (packs > slots) {
      packs = (packs + slots - 1) / slots * slots;
    }
    long even = (runs + packs - 1) / packs;
    return (int) Math.min(size, (even + unit - 1) / unit * unit);
  }
}
