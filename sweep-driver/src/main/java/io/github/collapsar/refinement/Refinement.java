package io.github.collapsar.refinement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Waves of runs along the boundaries between phases. Wave k is a function of the lattices, the
 * rules and the outcomes of what waves below k asked for. Not thread-safe.
 */
public final class Refinement {

  /** Of a panel: both sides of a window of collapse, and divergence. */
  private static final int MAX_BOUNDARIES = 3;

  private final Rules rules;
  private final List<PanelRefinement> panels;
  private int waves;
  private long runs;
  private boolean budgetReached;

  /**
   * Nothing is asked for yet.
   *
   * @param lattices one a panel
   * @param outcomes asked about points of earlier waves whenever a wave is
   */
  public Refinement(List<Lattice> lattices, Rules rules, Outcomes outcomes) {
    this.rules = rules;
    this.panels =
        IntStream.range(0, lattices.size())
            .mapToObj(i -> new PanelRefinement(i, lattices.get(i), rules, outcomes))
            .toList();
  }

  /**
   * The next wave; empty when there is nothing more to ask for. All runs of the wave before must
   * have ended.
   */
  public Optional<Wave> next() {
    List<Wanted> wanted = new ArrayList<>();
    int probes = 0;
    int crossed = 0;
    for (int i = 0; i < panels.size(); i++) {
      WantedPoints demand = panels.get(i).next();
      for (WantedPoints.WantedPoint want : demand.wants()) {
        int from = panels.get(i).requested(want.x(), want.y());
        wanted.add(
            new Wanted(new Request(i, want.x(), want.y(), from, want.replicates()), want.size()));
      }
      probes += demand.probes();
      crossed += panels.get(i).crossed().count();
    }
    List<Request> requests = granted(wanted);
    if (requests.isEmpty()) {
      return Optional.empty();
    }
    requests.forEach(request -> panels.get(request.panel()).grant(request));
    waves++;
    Wave wave = new Wave(waves, requests, probes, crossed);
    runs += wave.runs();
    return Optional.of(wave);
  }

  private record Wanted(Request request, int size) {}

  /** All, or as many as the budget allows: for the largest cells first, then evenly spread. */
  private List<Request> granted(List<Wanted> wanted) {
    long all = wanted.stream().mapToLong(want -> want.request().runs()).sum();
    if (all <= rules.maxRuns() - runs) {
      return wanted.stream().map(Wanted::request).toList();
    }
    budgetReached = true;
    long left = rules.maxRuns() - runs;
    List<Request> granted = new ArrayList<>();
    for (Wanted want :
        wanted.stream()
            .sorted(
                Comparator.comparingInt((Wanted want) -> -want.size())
                    .thenComparingLong(want -> shuffled(want.request())))
            .toList()) {
      if (want.request().runs() <= left) {
        left -= want.request().runs();
        granted.add(want.request());
      }
    }
    granted.sort(
        Comparator.comparingInt(Request::panel)
            .thenComparingInt(Request::y)
            .thenComparingInt(Request::x));
    return granted;
  }

  private long shuffled(Request request) {
    return new SplittableRandom(
            rules.seed()
                + ((long) request.y() << Integer.SIZE | request.x()) * 31
                + request.panel())
        .nextLong();
  }

  /** About how many runs will have been asked for in the end. */
  public RunEstimate estimate() {
    return waves <= 1 ? estimateBlindly() : estimateByCells();
  }

  private RunEstimate estimateBlindly() {
    return estimate(
        panel -> panel.estimatedBlindly(1, rules.firstReplicates()),
        panel -> panel.estimatedBlindly(MAX_BOUNDARIES, rules.replicates() + marginPoints()));
  }

  private RunEstimate estimateByCells() {
    return estimate(
        panel -> panel.estimatedLeft(rules.firstReplicates()),
        panel ->
            panel.estimatedLeft(rules.replicates() + marginPoints())
                + (long) marginPoints() * panel.crossed().finest());
  }

  /** Beside a line lie about as many points of its margin as it has points itself. */
  private int marginPoints() {
    return rules.islandArea() > 0 ? 1 : 0;
  }

  private RunEstimate estimate(
      ToLongFunction<PanelRefinement> low, ToLongFunction<PanelRefinement> high) {
    return new RunEstimate(
        Math.min(rules.maxRuns(), runs + panels.stream().mapToLong(low).sum()),
        Math.min(rules.maxRuns(), runs + panels.stream().mapToLong(high).sum()));
  }

  /** The cells that boundaries cross, as of the latest wave. */
  List<CrossedCells> crossed() {
    return panels.stream().map(PanelRefinement::crossed).toList();
  }

  /** Where it stands, or stopped if there is no next wave. */
  public Ending ending() {
    int floor = 0;
    int noise = 0;
    int open = 0;
    int unresolved = 0;
    for (PanelRefinement panel : panels) {
      floor += panel.crossed().finest();
      noise += panel.crossed().noise();
      open += panel.crossed().open().size();
      unresolved += panel.crossed().unresolved();
    }
    Ending.Reason reason =
        budgetReached
            ? Ending.Reason.BUDGET
            : noise > 0 ? Ending.Reason.CONFIDENCE : Ending.Reason.FLOOR;
    return new Ending(reason, runs, floor, noise, open, unresolved);
  }
}
