package io.github.collapsar.refinement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where islands are looked for beside a boundary that is known: every second point. Where there is
 * one speck, as along a fractal, there are more.
 */
final class BoundaryMargin {

  /** Steps of the finest grid from a cell that is crossed. */
  private static final int REACH = 8;

  private static final int STEP = 2;

  private final Lattice lattice;
  private final long seed;

  BoundaryMargin(Lattice lattice, long seed) {
    this.lattice = lattice;
    this.seed = seed;
  }

  /** The places {x, y} around finest cells, shuffled. */
  Collection<int[]> around(List<LatticeCell> cells) {
    boolean isWide = lattice.coarseWidth() < lattice.width();
    boolean isHigh = lattice.coarseHeight() < lattice.height();
    Map<Long, int[]> places = new TreeMap<>();
    for (LatticeCell cell : cells) {
      for (int y : near(cell.y0(), cell.y1(), lattice.height(), isHigh)) {
        for (int x : near(cell.x0(), cell.x1(), lattice.width(), isWide)) {
          places.computeIfAbsent(shuffled(x, y), key -> new int[] {x, y});
        }
      }
    }
    return places.values();
  }

  /** Along an axis that lists its values there is nothing beside a cell. */
  private static int[] near(int low, int high, int points, boolean isRefined) {
    return isRefined
        ? IntStream.rangeClosed(Math.max(0, low - REACH), Math.min(points - 1, high + REACH))
            .filter(place -> place % STEP == 0)
            .toArray()
        : IntStream.rangeClosed(low, high).toArray();
  }

  private long shuffled(int x, int y) {
    return new SplittableRandom(seed + (long) y * lattice.width() + x).nextLong();
  }
}
