package io.github.collapsar.analysis.boundary;

import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A bootstrap over replicates. Runs with the same replicate see the same draws in all cells, so
 * whole replicates are drawn; runs drawn one by one would pretend to more independence than there
 * is. Always the same draws in the same order.
 */
final class ClusterBootstrap {

  static final int RESAMPLES = 200;

  /** Below this many independent clusters resampling them says nothing about their spread. */
  private static final int MIN_CLUSTERS = 4;

  /** Clusters of runs that share their draws. */
  private final int[] clusters;

  private final SplittableRandom random = new SplittableRandom(1);

  private ClusterBootstrap(int[] clusters) {
    this.clusters = clusters;
  }

  /**
   * The resampling of some runs; nothing if they have too few replicates.
   *
   * @param trials runs as {@link io.github.collapsar.analysis.cells.Cell#trials} has them
   */
  static Optional<ClusterBootstrap> of(IntStream trials) {
    BitSet clusters = new BitSet();
    trials.forEach(trial -> clusters.set(trial / 2));
    return clusters.cardinality() < MIN_CLUSTERS
        ? Optional.empty()
        : Optional.of(new ClusterBootstrap(clusters.stream().toArray()));
  }

  /** Runs of a cell in a resample. */
  record Counts(int runs, int collapsed) {}

  /**
   * Counts the runs of a cell in a resample.
   *
   * @param times how often each cluster is drawn
   */
  static Counts count(int[] trials, int[] times) {
    int runs = 0;
    int collapsed = 0;
    for (int trial : trials) {
      runs += times[trial / 2];
      collapsed += times[trial / 2] * (trial % 2);
    }
    return new Counts(runs, collapsed);
  }

  /** How often each cluster is drawn in the next resample. */
  int[] next() {
    int[] times = new int[clusters[clusters.length - 1] + 1];
    for (int draw = 0; draw < clusters.length; draw++) {
      times[clusters[random.nextInt(clusters.length)]]++;
    }
    return times;
  }
}
