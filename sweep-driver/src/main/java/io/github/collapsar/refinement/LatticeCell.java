package io.github.collapsar.refinement;

import java.util.ArrayList;
import java.util.List;

/** A rectangle of a lattice with points at its corners; the borders belong to it. */
record LatticeCell(int x0, int y0, int x1, int y1) {

  boolean contains(LatticePoint point) {
    return point.x() >= x0 && point.x() <= x1 && point.y() >= y0 && point.y() <= y1;
  }

  int size() {
    return Math.max(x1 - x0, y1 - y0);
  }

  /** Whether it cannot be divided. */
  boolean isFinest() {
    return size() <= 1;
  }

  boolean isOneWide() {
    return x1 - x0 <= 1;
  }

  boolean isOneHigh() {
    return y1 - y0 <= 1;
  }

  /** Its halves along each side that can be halved, on points of the lattice. */
  List<LatticeCell> parts() {
    int x = (x0 + x1) >>> 1;
    int y = (y0 + y1) >>> 1;
    List<LatticeCell> parts = new ArrayList<>(4);
    for (int[] column : isOneWide() ? new int[][] {{x0, x1}} : new int[][] {{x0, x}, {x, x1}}) {
      for (int[] row : isOneHigh() ? new int[][] {{y0, y1}} : new int[][] {{y0, y}, {y, y1}}) {
        parts.add(new LatticeCell(column[0], row[0], column[1], row[1]));
      }
    }
    return parts;
  }

  /** The corners as {x, y}; in a line there are two. */
  List<int[]> corners() {
    List<int[]> corners = new ArrayList<>(4);
    for (int y : y0 == y1 ? new int[] {y0} : new int[] {y0, y1}) {
      for (int x : x0 == x1 ? new int[] {x0} : new int[] {x0, x1}) {
        corners.add(new int[] {x, y});
      }
    }
    return corners;
  }
}
