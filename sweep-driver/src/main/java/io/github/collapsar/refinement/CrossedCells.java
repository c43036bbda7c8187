package io.github.collapsar.refinement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cells that a boundary crosses and that are not divided. */
final class CrossedCells {

  /** Finest cells along the side of a block in which a single line crosses at most 7 of 16. */
  private static final int BLOCK = 4;

  private final List<LatticeCell> finest = new ArrayList<>();
  private final List<LatticeCell> noise = new ArrayList<>();
  private final List<LatticeCell> open = new ArrayList<>();

  void add(LatticeCell cell) {
    (cell.isFinest() ? finest : noise).add(cell);
  }

  void addOpen(LatticeCell cell) {
    open.add(cell);
  }

  /** Those that are not divided any more. */
  List<LatticeCell> cells() {
    return Stream.concat(finest.stream(), noise.stream()).toList();
  }

  int count() {
    return finest.size() + noise.size() + open.size();
  }

  int finest() {
    return finest.size();
  }

  List<LatticeCell> finestCells() {
    return List.copyOf(finest);
  }

  /** Cells that are not divided since replicates do not tell whether phases differ. */
  int noise() {
    return noise.size();
  }

  /** Cells of which parts are not known yet. */
  List<LatticeCell> open() {
    return open;
  }

  /**
   * Finest cells that are crossed where more than half of all cells around are: no line does that,
   * so there the boundary has structure below the lattice.
   */
  int unresolved() {
    Map<LatticeCell, Integer> blocks = new HashMap<>();
    finest.forEach(cell -> blocks.merge(block(cell), 1, Integer::sum));
    return blocks.entrySet().stream()
        .mapToInt(
            block -> {
              int area = BLOCK * (block.getKey().y1() > block.getKey().y0() ? BLOCK : 1);
              return block.getValue() > area / 2 ? block.getValue() : 0;
            })
        .sum();
  }

  private static LatticeCell block(LatticeCell cell) {
    int x = cell.x0() / BLOCK;
    int y = cell.y0() / BLOCK;
    return new LatticeCell(x, y, x + 1, cell.y0() == cell.y1() ? y : y + 1);
  }
}
