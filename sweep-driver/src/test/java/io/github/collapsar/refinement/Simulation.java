package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A refinement over synthetic truths, and what it found beside the full grid. */
final class Simulation {

  private final List<SyntheticTruth> truths;
  private final List<Lattice> lattices;
  private final Rules rules;
  private final List<Wave> waves = new ArrayList<>();
  private final Refinement refinement;
  private RunEstimate firstEstimate;

  Simulation(SyntheticTruth truth, Lattice lattice, Rules rules) {
    this(List.of(truth), List.of(lattice), rules);
  }

  Simulation(List<SyntheticTruth> truths, List<Lattice> lattices, Rules rules) {
    this.truths = truths;
    this.lattices = lattices;
    this.rules = rules;
    this.refinement = new Refinement(lattices, rules, outcomes());
    for (Optional<Wave> wave = refinement.next(); wave.isPresent(); wave = refinement.next()) {
      waves.add(wave.get());
      if (waves.size() == 1) {
        firstEstimate = refinement.estimate();
      }
    }
  }

  private Outcomes outcomes() {
    return new Outcomes() {
      @Override
      public boolean exists(int panel, int x, int y) {
        return true;
      }

      @Override
      public PhaseCounts counts(int panel, int x, int y, int replicates) {
        return truth(panel, x, y, replicates);
      }
    };
  }

  private PhaseCounts truth(int panel, int x, int y, int replicates) {
    PhaseCounts counts = PhaseCounts.NONE;
    for (int replicate = 0; replicate < replicates; replicate++) {
      counts = counts.plus(truths.get(panel).phase(lattices.get(panel), x, y, replicate));
    }
    return counts;
  }

  List<Wave> waves() {
    return waves;
  }

  Ending ending() {
    return refinement.ending();
  }

  /** After the first wave was planned: nothing is known. */
  RunEstimate firstEstimate() {
    return firstEstimate;
  }

  long runs() {
    return waves.stream().mapToLong(Wave::runs).sum();
  }

  long fullRuns() {
    return lattices.stream().mapToLong(Lattice::points).sum() * rules.replicates();
  }

  Set<List<Integer>> points(int panel) {
    Set<List<Integer>> points = new HashSet<>();
    for (Wave wave : waves) {
      wave.requests().stream()
          .filter(request -> request.panel() == panel)
          .forEach(request -> points.add(List.of(request.x(), request.y())));
    }
    return points;
  }

  /**
   * Where the full grid has a boundary: places half way between neighbouring points of different
   * phase, as {x, y} in fine cells.
   */
  List<double[]> fullBoundary(int panel) {
    Lattice lattice = lattices.get(panel);
    Phase[][] phases = new Phase[lattice.height()][lattice.width()];
    for (int y = 0; y < lattice.height(); y++) {
      for (int x = 0; x < lattice.width(); x++) {
        phases[y][x] = truth(panel, x, y, rules.replicates()).leader();
      }
    }
    return boundary(phases);
  }

  /** The same of the points that were asked for, with the replicates that they got. */
  List<double[]> foundBoundary(int panel) {
    Lattice lattice = lattices.get(panel);
    int[][] replicates = replicates(panel);
    Phase[][] phases = new Phase[lattice.height()][lattice.width()];
    for (int y = 0; y < lattice.height(); y++) {
      for (int x = 0; x < lattice.width(); x++) {
        if (replicates[y][x] > 0) {
          phases[y][x] = truth(panel, x, y, replicates[y][x]).leader();
        }
      }
    }
    return boundary(phases);
  }

  /**
   * Where the share of collapsed replicates crosses ½ along the sides of crossed cells, by linear
   * interpolation, as {x, y} in fine cells.
   */
  List<double[]> contour(int panel) {
    List<double[]> contour = new ArrayList<>();
    int[][] replicates = replicates(panel);
    for (LatticeCell cell : refinement.crossed().get(panel).cells()) {
      for (int[] side :
          new int[][] {
            {cell.x0(), cell.y0(), cell.x1(), cell.y0()},
            {cell.x0(), cell.y1(), cell.x1(), cell.y1()},
            {cell.x0(), cell.y0(), cell.x0(), cell.y1()},
            {cell.x1(), cell.y0(), cell.x1(), cell.y1()}
          }) {
        double a = share(panel, side[0], side[1], replicates) - 0.5;
        double b = share(panel, side[2], side[3], replicates) - 0.5;
        if (a * b <= 0 && a != b) {
          double t = a / (a - b);
          contour.add(
              new double[] {side[0] + t * (side[2] - side[0]), side[1] + t * (side[3] - side[1])});
        }
      }
    }
    return contour;
  }

  private double share(int panel, int x, int y, int[][] replicates) {
    PhaseCounts counts = truth(panel, x, y, replicates[y][x]);
    return (double) counts.collapsed() / counts.total();
  }

  private int[][] replicates(int panel) {
    Lattice lattice = lattices.get(panel);
    int[][] replicates = new int[lattice.height()][lattice.width()];
    for (Wave wave : waves) {
      for (Request request : wave.requests()) {
        if (request.panel() == panel) {
          replicates[request.y()][request.x()] = request.to();
        }
      }
    }
    return replicates;
  }

  private static List<double[]> boundary(Phase[][] phases) {
    List<double[]> boundary = new ArrayList<>();
    for (int y = 0; y < phases.length; y++) {
      for (int x = 0; x < phases[y].length; x++) {
        if (x > 0 && differ(phases[y][x - 1], phases[y][x])) {
          boundary.add(new double[] {x - 0.5, y});
        }
        if (y > 0 && differ(phases[y - 1][x], phases[y][x])) {
          boundary.add(new double[] {x, y - 0.5});
        }
      }
    }
    return boundary;
  }

  /** Whether a crossed finest cell lies at each of some islands. */
  boolean foundAll(List<SyntheticTruth> islands) {
    Lattice lattice = lattices.get(0);
    return islands.stream()
        .allMatch(
            island ->
                refinement.crossed().get(0).cells().stream()
                    .flatMap(cell -> cell.corners().stream())
                    .anyMatch(
                        corner ->
                            island.phase(lattice, corner[0], corner[1], 0) == Phase.COLLAPSED));
  }

  private static boolean differ(Phase a, Phase b) {
    return a != null && b != null && a != b;
  }

  /** The mean distance from the places of one boundary to the nearest of another, in fine cells. */
  static double meanDistance(List<double[]> from, List<double[]> to) {
    Set<List<Double>> exact = new HashSet<>();
    to.forEach(place -> exact.add(List.of(place[0], place[1])));
    return from.stream()
        .mapToDouble(
            a ->
                exact.contains(List.of(a[0], a[1]))
                    ? 0
                    : to.stream()
                        .mapToDouble(b -> Math.hypot(a[0] - b[0], a[1] - b[1]))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY))
        .average()
        .orElse(0);
  }
}
