package io.github.collapsar.analysis.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Site percolation on the square lattice: p_c = 0.592746, ν = 4/3, β = 5/36. A replicate draws its
 * sites once and occupies those below p, as common random numbers do in a sweep.
 */
class PercolationTest {

  private static final double CRITICAL = 0.592746;
  private static final int[] SIZES = {24, 48, 96, 192};
  private static final int REPLICATES = 200;

  private static final List<Sample> SPANNING = new ArrayList<>();
  private static final List<Sample> LARGEST = new ArrayList<>();

  @BeforeAll
  static void percolate() {
    for (int size : SIZES) {
      Map<Double, Map<Long, Double>> spanning = new TreeMap<>();
      Map<Double, Map<Long, Double>> largest = new TreeMap<>();
      for (long replicate = 0; replicate < REPLICATES; replicate++) {
        double[] sites = new Random(replicate * 1000 + size).doubles((long) size * size).toArray();
        for (int i = 0; i < 13; i++) {
          double p = 0.57 + 0.004 * i;
          Lattice lattice = new Lattice(size, sites, p);
          spanning.computeIfAbsent(p, key -> new TreeMap<>()).put(replicate, lattice.spans());
          largest.computeIfAbsent(p, key -> new TreeMap<>()).put(replicate, lattice.largest());
        }
      }
      spanning.forEach((p, values) -> SPANNING.add(new Sample(size, p, values)));
      largest.forEach((p, values) -> LARGEST.add(new Sample(size, p, values)));
    }
  }

  @Test
  void spanningProbabilityGivesTheCriticalPointAndNu() {
    ScalingFit fit = ScalingFit.of(SPANNING, Observable.PROBABILITY, 0.5);
    holds(fit.criticalPoint(), CRITICAL, 0.003);
    holds(fit.inverseNu(), 0.75, 0.08);
    assertThat(fit.betaOverNu().value()).isZero();
    assertThat(fit.quality()).isLessThan(2);
    assertThat(fit.crossings())
        .hasSize(3)
        .allSatisfy(crossing -> assertThat(crossing.x()).isCloseTo(CRITICAL, within(0.015)));
  }

  @Test
  void theLargestClusterGivesBeta() {
    ScalingFit fit = ScalingFit.of(LARGEST, Observable.MEAN, 0);
    holds(fit.criticalPoint(), CRITICAL, 0.005);
    holds(fit.inverseNu(), 0.75, 0.08);
    holds(fit.betaOverNu(), 5.0 / 48, 0.08);
  }

  /** The truth lies within three errors, and the error is no excuse for anything. */
  private static void holds(ScalingFit.Estimate estimate, double truth, double largestError) {
    assertThat(estimate.value()).isCloseTo(truth, within(3 * estimate.error()));
    assertThat(estimate.error()).isPositive().isLessThan(largestError);
  }

  /** Occupied sites and their clusters, by union and find. */
  private static final class Lattice {
    private final int size;
    private final int[] parent;
    private final boolean[] occupied;

    private Lattice(int size, double[] sites, double p) {
      this.size = size;
      this.parent = new int[size * size];
      this.occupied = new boolean[size * size];
      for (int i = 0; i < parent.length; i++) {
        parent[i] = i;
        occupied[i] = sites[i] < p;
      }
      for (int i = 0; i < parent.length; i++) {
        if (occupied[i] && i % size > 0 && occupied[i - 1]) {
          parent[root(i)] = root(i - 1);
        }
        if (occupied[i] && i >= size && occupied[i - size]) {
          parent[root(i)] = root(i - size);
        }
      }
    }

    private int root(int site) {
      int at = site;
      while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
      }
      return at;
    }

    /** 1 if a cluster reaches from the first row to the last. */
    private double spans() {
      boolean[] top = new boolean[parent.length];
      for (int i = 0; i < size; i++) {
        if (occupied[i]) {
          top[root(i)] = true;
        }
      }
      for (int i = parent.length - size; i < parent.length; i++) {
        if (occupied[i] && top[root(i)]) {
          return 1;
        }
      }
      return 0;
    }

    /** The share of sites in the largest cluster. */
    private double largest() {
      int[] count = new int[parent.length];
      int most = 0;
      for (int i = 0; i < parent.length; i++) {
        if (occupied[i]) {
          most = Math.max(most, ++count[root(i)]);
        }
      }
      return (double) most / parent.length;
    }
  }
}
