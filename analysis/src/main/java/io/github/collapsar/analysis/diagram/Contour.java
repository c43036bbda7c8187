package io.github.collapsar.analysis.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The zero line of a function on a grid, by marching squares.
 *
 * <p>Crossings sit on grid edges, each interpolated linearly; a square joins its crossings two by
 * two. A square with a corner that is not a number is left out.
 */
public final class Contour {

  private final double[][] values;
  private final int columns;
  private final Map<Long, List<Long>> neighbours = new HashMap<>();

  /**
   * Prepares the lines.
   *
   * @param values by row (along y), then column (along x)
   */
  public Contour(double[][] values) {
    this.values = values;
    this.columns = values[0].length;
    for (int row = 0; row + 1 < values.length; row++) {
      for (int column = 0; column + 1 < columns; column++) {
        square(row, column);
      }
    }
  }

  private void square(int row, int column) {
    double a = values[row][column];
    double b = values[row][column + 1];
    double c = values[row + 1][column + 1];
    double d = values[row + 1][column];
    double middle = (a + b + c + d) / 4;
    if (!Double.isFinite(middle)) {
      return;
    }
    List<Long> crossings = new ArrayList<>(4);
    if (a < 0 != b < 0) {
      crossings.add(edge(row, column, false));
    }
    if (b < 0 != c < 0) {
      crossings.add(edge(row, column + 1, true));
    }
    if (c < 0 != d < 0) {
      crossings.add(edge(row + 1, column, false));
    }
    if (d < 0 != a < 0) {
      crossings.add(edge(row, column, true));
    }
    if (crossings.size() == 2) {
      join(crossings.get(0), crossings.get(1));
    } else if (crossings.size() == 4) {
      // a saddle: the middle tells which diagonal is connected
      boolean aWithMiddle = a < 0 == middle < 0;
      join(crossings.get(0), crossings.get(aWithMiddle ? 1 : 3));
      join(crossings.get(2), crossings.get(aWithMiddle ? 3 : 1));
    }
  }

  private long edge(int row, int column, boolean upwards) {
    return 2L * ((long) row * columns + column) + (upwards ? 1 : 0);
  }

  private void join(long first, long second) {
    neighbours.computeIfAbsent(first, key -> new ArrayList<>(2)).add(second);
    neighbours.computeIfAbsent(second, key -> new ArrayList<>(2)).add(first);
  }

  /**
   * The lines as points {column, row}, in fractions of the grid; a closed one repeats its start.
   */
  public List<List<double[]>> lines() {
    Set<Long> used = new HashSet<>();
    List<List<double[]>> lines = new ArrayList<>();
    for (long start : neighbours.keySet().stream().sorted().toList()) {
      if (used.add(start)) {
        Deque<Long> line = new ArrayDeque<>(List.of(start));
        boolean closed = follow(line, used, true);
        if (closed) {
          line.addLast(start);
        } else {
          follow(line, used, false);
        }
        lines.add(line.stream().map(this::point).toList());
      }
    }
    return lines;
  }

  /** Extends a line at one end; whether it came back to where it began. */
  private boolean follow(Deque<Long> line, Set<Long> used, boolean forwards) {
    long at = forwards ? line.getLast() : line.getFirst();
    long start = at;
    int length = 0;
    while (true) {
      Long next = null;
      for (long neighbour : neighbours.get(at)) {
        if (!used.contains(neighbour)) {
          next = neighbour;
          break;
        }
      }
      if (next == null) {
        return length > 1 && neighbours.get(at).contains(start);
      }
      used.add(next);
      if (forwards) {
        line.addLast(next);
      } else {
        line.addFirst(next);
      }
      at = next;
      length++;
    }
  }

  private double[] point(long edge) {
    boolean upwards = edge % 2 == 1;
    int row = (int) (edge / 2 / columns);
    int column = (int) (edge / 2 % columns);
    double here = values[row][column];
    double there = upwards ? values[row + 1][column] : values[row][column + 1];
    double share = here / (here - there);
    return upwards ? new double[] {column, row + share} : new double[] {column + share, row};
  }
}
