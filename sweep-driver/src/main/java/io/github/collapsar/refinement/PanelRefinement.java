package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The refinement of one panel. A tree of cells over the lattice is gone through anew for each wave:
 * a cell in which two points differ is divided, and what is missing at the corners of its parts is
 * asked for. Where points are not sure to differ although they have all their replicates, it is
 * divided as long as the phase of most replicates changes along a line. Not thread-safe.
 */
final class PanelRefinement {

  /** Each time a point gets more replicates. */
  private static final int GROWTH = 4;

  /** Measured on straight and curved lines: 3.5 to 4. */
  private static final int POINTS_A_STEP = 4;

  /** A wave has three points along boundaries for one that looks for islands. */
  private static final int BOUNDARY_POINTS_A_PROBE = 3;

  private final int number;
  private final Lattice lattice;
  private final Rules rules;
  private final PhaseDecision decision;
  private final Outcomes outcomes;
  private final int[] columns;
  private final int[] rows;
  private final Probes probes;
  private final BoundaryMargin margin;
  private final Map<Long, Integer> requested = new HashMap<>();
  private final int probesInAll;
  private int probesDone;
  private long marginProbes;
  private int crossedBeforeMargin;

  // What the latest pass found.
  private Map<Long, LatticePoint> points = Map.of();
  private WantedPoints wanted = new WantedPoints();
  private CrossedCells crossed = new CrossedCells();

  PanelRefinement(int number, Lattice lattice, Rules rules, Outcomes outcomes) {
    this.number = number;
    this.lattice = lattice;
    this.rules = rules;
    this.decision = new PhaseDecision(rules);
    this.outcomes = outcomes;
    this.columns = lattice.coarseColumns();
    this.rows = lattice.coarseRows();
    long seed = rules.seed() + 0x9E3779B97F4A7C15L * (number + 1);
    this.probes = new Probes(lattice, seed);
    this.margin = new BoundaryMargin(lattice, seed);
    // The coarse grid looks for islands, too, with a point a cell.
    this.probesInAll = Math.max(0, rules.probes() - roots().size());
    this.marginProbes = rules.marginProbes();
  }

  /** What has to be known next; empty when everything is. */
  WantedPoints next() {
    points = observe();
    wanted = new WantedPoints();
    crossed = new CrossedCells();
    boolean[] divided = visitRoots();
    probe(wanted.size(), divided);
    if (wanted.size() == 0) {
      probeMargin();
    }
    return wanted;
  }

  /** The cells that a boundary crosses, as of the latest pass. */
  CrossedCells crossed() {
    return crossed;
  }

  /** Replicates that were asked for so far. */
  int requested(int x, int y) {
    return requested.getOrDefault(key(x, y), 0);
  }

  void grant(Request request) {
    requested.put(key(request.x(), request.y()), request.to());
  }

  private Map<Long, LatticePoint> observe() {
    Map<Long, LatticePoint> observed = new HashMap<>();
    requested.forEach(
        (key, replicates) -> {
          LatticePoint before = points.get(key);
          if (before != null && before.requested() == replicates) {
            observed.put(key, before);
            return;
          }
          int x = (int) (key % lattice.width());
          int y = (int) (key / lattice.width());
          PhaseCounts counts = outcomes.counts(number, x, y, replicates);
          boolean decided = decision.decides(counts, replicates);
          boolean exhausted = decision.isExhausted(replicates);
          observed.put(key, new LatticePoint(x, y, replicates, counts, decided, exhausted));
        });
    return observed;
  }

  private boolean[] visitRoots() {
    List<LatticeCell> roots = roots();
    List<List<LatticePoint>> inside = inside(roots.size());
    boolean[] divided = new boolean[roots.size()];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = isComplete(roots.get(i)) && visit(roots.get(i), inside.get(i));
    }
    return divided;
  }

  private List<LatticeCell> roots() {
    List<LatticeCell> roots = new ArrayList<>();
    for (int row = 0; row < Math.max(1, rows.length - 1); row++) {
      for (int column = 0; column < Math.max(1, columns.length - 1); column++) {
        roots.add(
            new LatticeCell(
                columns[column],
                rows[row],
                columns[Math.min(column + 1, columns.length - 1)],
                rows[Math.min(row + 1, rows.length - 1)]));
      }
    }
    return roots;
  }

  /** The points in each root; one on a border is in several. */
  private List<List<LatticePoint>> inside(int roots) {
    List<List<LatticePoint>> inside = new ArrayList<>();
    for (int i = 0; i < roots; i++) {
      inside.add(new ArrayList<>());
    }
    for (LatticePoint point : points.values()) {
      for (int row : bands(rows, point.y())) {
        for (int column : bands(columns, point.x())) {
          inside.get(row * Math.max(1, columns.length - 1) + column).add(point);
        }
      }
    }
    return inside;
  }

  /** The one or two intervals between neighbouring borders that a place lies in. */
  private static int[] bands(int[] borders, int place) {
    int last = Math.max(0, borders.length - 2);
    int found = Arrays.binarySearch(borders, place);
    int above = Math.min(last, found >= 0 ? found : -found - 2);
    return found <= 0 || found > last ? new int[] {above} : new int[] {found - 1, found};
  }

  /**
   * Looks at a cell of which all corners are known.
   *
   * @return whether it is divided
   */
  private boolean visit(LatticeCell cell, List<LatticePoint> inside) {
    List<ComparedPoints> groups = groups(cell, inside);
    boolean differs = groups.stream().anyMatch(ComparedPoints::differs);
    if (!differs) {
      groups.forEach(group -> addReplicates(cell, group));
    }
    if (!differs && groups.stream().noneMatch(ComparedPoints::seemsToDiffer)) {
      return false;
    }
    if (cell.isFinest()) {
      crossed.add(cell);
      return false;
    }
    boolean isOpen = groups.stream().anyMatch(group -> !group.open().isEmpty());
    if (!isComplete(cell.parts()) || (!differs && isOpen)) {
      crossed.addOpen(cell);
      return true;
    }
    if (!differs && isScattered(cell)) {
      crossed.add(cell);
      return false;
    }
    for (LatticeCell part : cell.parts()) {
      visit(part, inside.stream().filter(part::contains).toList());
    }
    return true;
  }

  private boolean isComplete(List<LatticeCell> cells) {
    // Not a short-circuit: what is missing at all of them is asked for at once.
    return cells.stream().filter(this::isComplete).count() == cells.size();
  }

  /** Whether dividing a cell, whose phases are not sure to differ, would lead nowhere. */
  private boolean isScattered(LatticeCell cell) {
    return !cell.isOneHigh()
        && !cell.isOneWide()
        && ninePoints(cell).map(NinePointStencil::isScattered).orElse(true);
  }

  private Optional<NinePointStencil> ninePoints(LatticeCell cell) {
    int[] xs = {cell.x0(), (cell.x0() + cell.x1()) >>> 1, cell.x1()};
    int[] ys = {cell.y0(), (cell.y0() + cell.y1()) >>> 1, cell.y1()};
    List<LatticePoint> nine =
        IntStream.range(0, 9)
            .mapToObj(i -> points.get(key(xs[i % 3], ys[i / 3])))
            .filter(point -> point != null && point.isKnown())
            .toList();
    return nine.size() == 9 ? Optional.of(new NinePointStencil(nine)) : Optional.empty();
  }

  /**
   * The points that are compared. A cell one point high is divided along x only, which tells apart
   * points of a row; so there the rows are looked at one by one, and likewise columns.
   */
  private List<ComparedPoints> groups(LatticeCell cell, List<LatticePoint> inside) {
    if (cell.isFinest() || !(cell.isOneHigh() || cell.isOneWide())) {
      return List.of(group(inside));
    }
    List<LatticePoint> first = new ArrayList<>();
    List<LatticePoint> second = new ArrayList<>();
    for (LatticePoint point : inside) {
      boolean isFirst = cell.isOneHigh() ? point.y() == cell.y0() : point.x() == cell.x0();
      (isFirst ? first : second).add(point);
    }
    return List.of(group(first), group(second));
  }

  private ComparedPoints group(List<LatticePoint> inside) {
    ComparedPoints group =
        new ComparedPoints(
            EnumSet.noneOf(Phase.class),
            EnumSet.noneOf(Phase.class),
            new ArrayList<>(),
            new ArrayList<>());
    for (LatticePoint point : inside) {
      if (point.isDecided()) {
        group.decided().add(point.phase());
      } else if (point.isExhausted()) {
        if (point.isKnown()) {
          group.undecided().add(point.phase());
        }
      } else {
        (point.requested() < rules.firstReplicates() ? group.faint() : group.open()).add(point);
      }
    }
    return group;
  }

  /**
   * Points that are compared.
   *
   * @param decided phases that are sure to be there
   * @param undecided phases of most replicates of points that are not decided by all
   * @param open those that more replicates may decide
   * @param faint probes with a single replicate
   */
  private record ComparedPoints(
      Set<Phase> decided, Set<Phase> undecided, List<LatticePoint> open, List<LatticePoint> faint) {

    boolean differs() {
      return decided.size() > 1;
    }

    boolean seemsToDiffer() {
      Set<Phase> all = EnumSet.noneOf(Phase.class);
      all.addAll(decided);
      all.addAll(undecided);
      return all.size() > 1;
    }
  }

  /** Where all decided points agree, what is open may differ; a probe does not if it agrees. */
  private void addReplicates(LatticeCell cell, ComparedPoints group) {
    for (LatticePoint point : group.open()) {
      wanted.add(point.x(), point.y(), more(point), cell.size());
    }
    for (LatticePoint point : group.faint()) {
      if (point.isKnown() && !group.decided().contains(point.phase())) {
        wanted.add(point.x(), point.y(), rules.firstReplicates(), cell.size());
      }
    }
  }

  private int more(LatticePoint point) {
    return Math.min(rules.replicates(), GROWTH * point.requested());
  }

  /** Whether all corners are known; asks for them if not. */
  private boolean isComplete(LatticeCell cell) {
    boolean complete = true;
    for (int[] corner : cell.corners()) {
      if (outcomes.exists(number, corner[0], corner[1])
          && requested(corner[0], corner[1]) < rules.firstReplicates()) {
        wanted.add(corner[0], corner[1], rules.firstReplicates(), cell.size());
        complete = false;
      }
    }
    return complete;
  }

  /** Adds probes to a wave; when there is nothing else to do, all that are left. */
  private void probe(int boundaryPoints, boolean[] divided) {
    int limit =
        boundaryPoints == 0
            ? Integer.MAX_VALUE
            : Math.max(1, boundaryPoints / BOUNDARY_POINTS_A_PROBE);
    while (probesLeft() > 0 && wanted.probes() < limit) {
      int[] place = probes.place(probesDone++);
      int root =
          bands(rows, place[1])[0] * Math.max(1, columns.length - 1) + bands(columns, place[0])[0];
      if (!divided[root]
          && requested(place[0], place[1]) == 0
          && outcomes.exists(number, place[0], place[1])) {
        wanted.addProbe(place[0], place[1]);
      }
    }
  }

  /**
   * Looks for islands along the boundaries, which are known by now: in rounds, each twice as large
   * as the one before, until one finds nothing.
   */
  private void probeMargin() {
    if (rules.islandArea() == 0 || crossed.finest() <= crossedBeforeMargin) {
      return;
    }
    crossedBeforeMargin = crossed.finest();
    margin.around(crossed.finestCells()).stream()
        .filter(place -> requested(place[0], place[1]) == 0)
        .filter(place -> outcomes.exists(number, place[0], place[1]))
        .limit(marginProbes)
        .forEach(place -> wanted.addProbe(place[0], place[1]));
    marginProbes = Math.min(2 * marginProbes, lattice.points());
  }

  /** Runs to come if so many boundaries cross the panel from side to side. */
  long estimatedBlindly(int boundaries, int runsAPoint) {
    boolean isPlane =
        lattice.coarseWidth() < lattice.width() && lattice.coarseHeight() < lattice.height();
    int lines = isPlane ? 1 : Math.min(lattice.width(), lattice.height());
    int along = isPlane ? Math.max(columns.length, rows.length) : 1;
    return (long) boundaries * lines * along * points(roots().get(0)) * runsAPoint + probesLeft();
  }

  /** Runs to come by the cells that are crossed that are known by now. */
  long estimatedLeft(int runsAPoint) {
    return runsAPoint * crossed.open().stream().mapToLong(PanelRefinement::points).sum()
        + probesLeft();
  }

  private int probesLeft() {
    return probesInAll - probesDone;
  }

  /** A line through a cell asks for about four points a step of it; a point on a line halves it. */
  private static int points(LatticeCell cell) {
    return cell.isOneWide() || cell.isOneHigh()
        ? Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, cell.size() - 1))
        : POINTS_A_STEP * cell.size();
  }

  private long key(int x, int y) {
    return (long) y * lattice.width() + x;
  }
}
