package io.github.collapsar.refinement;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Points that have to be known, each with the most replicates that any cell asks for. */
final class WantedPoints {

  /**
   * A point.
   *
   * @param replicates in all
   * @param size of the largest cell that asks; 0 for a probe
   */
  record WantedPoint(int x, int y, int replicates, int size) {
    WantedPoint and(WantedPoint other) {
      return new WantedPoint(
          x, y, Math.max(replicates, other.replicates), Math.max(size, other.size));
    }
  }

  private final TreeMap<Long, WantedPoint> wants = new TreeMap<>();
  private int probes;

  void add(int x, int y, int replicates, int size) {
    wants.merge(
        (long) y << Integer.SIZE | x, new WantedPoint(x, y, replicates, size), WantedPoint::and);
  }

  void addProbe(int x, int y) {
    if (!wants.containsKey((long) y << Integer.SIZE | x)) {
      add(x, y, 1, 0);
      probes++;
    }
  }

  int size() {
    return wants.size();
  }

  int probes() {
    return probes;
  }

  /** By y, then x. */
  List<WantedPoint> wants() {
    return new ArrayList<>(wants.values());
  }
}
