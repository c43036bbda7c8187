package io.github.collapsar.plan;

import io.github.collapsar.scenario.Scenario;
import io.github.collapsar.scenario.Scenarios;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/**
 * The packs of a selection of a plan's runs, longest first, so that the last tasks to start are
 * short. Immutable.
 */
public final class Packs extends AbstractList<PackRange> implements RandomAccess {

  /** Enough packs a slot for the slots to finish together. */
  private static final int PACKS_A_SLOT = 4;

  /** A task and its file cost about as much as this many seconds of training. */
  private static final double SHORTEST_SECONDS = 0.25;

  /** Lanes of a vector of floats on the widest machines: fewer runs leave lanes idle. */
  private static final int LANES = 16;

  /** A kernel's tile; a multiple of it leaves no tile partly filled. */
  private static final int TILE = 256;

  private final List<PackRange> ranges;

  private Packs(List<PackRange> ranges) {
    this.ranges = ranges;
  }

  /**
   * Cuts the selected runs of every group into packs of about the target time; into smaller ones
   * where that gives fewer than four packs a slot.
   */
  public static Packs of(Plan plan, Selection selection, PackSizing sizing) {
    Scenario scenario = Scenarios.require(plan.scenario());
    List<Group> groups = plan.groups();
    double total = 0;
    for (Group group : groups) {
      total += selection.count(group.from(), group.to()) * secondsPerRun(plan, group, scenario);
    }
    double fair = total * sizing.slowdown() / (PACKS_A_SLOT * sizing.slots());
    double packSeconds = Math.min(sizing.targetSeconds(), Math.max(SHORTEST_SECONDS, fair));
    List<PackRange> ranges = new ArrayList<>();
    for (Group group : groups) {
      double seconds = secondsPerRun(plan, group, scenario) * sizing.slowdown();
      cut(group, selection, seconds, packSeconds, sizing, ranges);
    }
    ranges.sort(
        Comparator.comparingDouble(PackRange::seconds)
            .reversed()
            .thenComparingLong(PackRange::from));
    return new Packs(ranges);
  }

  private static double secondsPerRun(Plan plan, Group group, Scenario scenario) {
    return Math.max(1e-9, scenario.estimatedSeconds(plan.run(group.from()).coordinates()));
  }

  private static void cut(
      Group group,
      Selection selection,
      double secondsPerRun,
      double packSeconds,
      PackSizing sizing,
      List<PackRange> ranges) {
    long left = selection.count(group.from(), group.to());
    if (left == 0) {
      return;
    }
    int size = packSize(left, secondsPerRun, packSeconds, sizing);
    long from = group.from();
    while (left > 0) {
      int runs = (int) Math.min(size, left);
      left -= runs;
      long to = left == 0 ? group.to() : selection.after(from, group.to(), runs);
      ranges.add(new PackRange(from, to, runs, runs * secondsPerRun));
      from = to;
    }
  }

  /** Runs in each pack of a group, the packs of about the same size. */
  static int packSize(long runs, double secondsPerRun, double packSeconds, PackSizing sizing) {
    int most = (int) Math.max(1, Math.min(sizing.mostRuns(), packSeconds / secondsPerRun));
    if (most < LANES && LANES * secondsPerRun <= sizing.targetSeconds()) {
      most = Math.min(LANES, sizing.mostRuns());
    }
    int unit = most >= TILE ? TILE : most >= LANES ? LANES : 1;
    most -= most % unit;
    long packs = (runs + most - 1) / most;
    long even = (runs + packs - 1) / packs;
    return (int) Math.min(most, (even + unit - 1) / unit * unit);
  }

  @Override
  public PackRange get(int index) {
    return ranges.get(index);
  }

  @Override
  public int size() {
    return ranges.size();
  }

  /** The estimated training time of all packs on one core, in seconds. */
  public double seconds() {
    return ranges.stream().mapToDouble(PackRange::seconds).sum();
  }
}
