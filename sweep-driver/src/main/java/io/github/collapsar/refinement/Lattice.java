package io.github.collapsar.refinement;

import java.util.stream.IntStream;

/**
 * The finest grid of one panel: points (x, y) from (0, 0) to (width − 1, height − 1), of which some
 * columns and rows are the grid to start from.
 *
 * @param width points along x, from 1
 * @param height points along y; 1 for a line
 * @param coarseWidth columns to start from, as evenly spread as the lattice allows, both ends
 *     included
 * @param coarseHeight the same for rows
 */
public record Lattice(int width, int height, int coarseWidth, int coarseHeight) {

  public Lattice {
    check("width", width, coarseWidth);
    check("height", height, coarseHeight);
  }

  private static void check(String side, int points, int coarse) {
    int fewest = Math.min(points, 2);
    if (points < 1 || coarse < fewest || coarse > points) {
      throw new IllegalArgumentException(
          "Cannot start from %d of %d points (%s); give %d to %d"
              .formatted(coarse, points, side, fewest, points));
    }
  }

  /** The points of this lattice. */
  public long points() {
    return (long) width * height;
  }

  int[] coarseColumns() {
    return coarse(width, coarseWidth);
  }

  int[] coarseRows() {
    return coarse(height, coarseHeight);
  }

  private static int[] coarse(int points, int coarse) {
    return points == 1
        ? new int[] {0}
        : IntStream.range(0, coarse)
            .map(i -> (int) Math.round((double) i * (points - 1) / (coarse - 1)))
            .toArray();
  }
}
