package io.github.collapsar.refinement;

import io.github.collapsar.run.Phase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The corners of a cell, the middles of its sides and its centre, row by row: whether a boundary
 * goes through between them that is worth following although replicates do not decide their phases.
 */
record NinePointStencil(List<LatticePoint> points) {

  /** Counter-clockwise around the centre, from a corner. */
  private static final int[] AROUND = {0, 1, 2, 5, 8, 7, 6, 3};

  private static final int[] MIDDLES = {1, 3, 5, 7};
  private static final int CENTRE = 4;

  private Phase phase(int place) {
    return points.get(place).phase();
  }

  /**
   * Whether the phases are not as a line would leave them, or three lines that meet. Replicates
   * that share their draws move their boundaries together, so the most frequent phase changes along
   * a line. Independent ones scatter it over the band in which its chance is near ½, and smaller
   * cells would show the chance of single runs.
   */
  boolean isScattered() {
    long phases = IntStream.of(AROUND).mapToObj(this::phase).collect(Collectors.toSet()).size();
    long changes =
        IntStream.range(0, AROUND.length)
            .filter(i -> phase(AROUND[i]) != phase(AROUND[(i + 1) % AROUND.length]))
            .count();
    boolean centreFits = IntStream.of(MIDDLES).anyMatch(place -> phase(place) == phase(CENTRE));
    return !centreFits || changes > phases;
  }
}
