package io.github.collapsar.refinement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells that a boundary crosses and that are not divided. */
final class Crossed {

  /** Finest cells along the side of a block in which a single line crosses at most 7 of 16. */
  private static final int BLOCK = 4;

  private final List<Cell> finest = new ArrayList<>();
  private int noise;
  private int open;

  void addFinest(Cell cell) {
    finest.add(cell);
  }

  void addNoise() {
    noise++;
  }

  void addOpen() {
    open++;
  }

  int count() {
    return finest.size() + noise + open;
  }

  int finest() {
    return finest.size();
  }

  /** Cells that are not divided since replicates do not decide the phase of any corner. */
  int noise() {
    return noise;
  }

  /** Cells of which parts are not known yet. */
  int open() {
    return open;
  }

  /**
   * Finest cells that are crossed where more than half of all cells around are: no line does that,
   * so there the boundary has structure below the lattice.
   */
  int unresolved() {
    Map<Cell, Integer> blocks = new HashMap<>();
    finest.forEach(cell -> blocks.merge(block(cell), 1, Integer::sum));
    return blocks.entrySet().stream()
        .mapToInt(
            block -> {
              int area = BLOCK * (block.getKey().y1() > block.getKey().y0() ? BLOCK : 1);
              return block.getValue() > area / 2 ? block.getValue() : 0;
            })
        .sum();
  }

  private static Cell block(Cell cell) {
    int x = cell.x0() / BLOCK;
    int y = cell.y0() / BLOCK;
    return new Cell(x, y, x + 1, cell.y0() == cell.y1() ? y : y + 1);
  }
}
