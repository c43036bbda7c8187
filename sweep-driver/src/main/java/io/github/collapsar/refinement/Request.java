package io.github.collapsar.refinement;

/**
 * Replicates of a point to train.
 *
 * @param panel the number of the lattice
 * @param x column
 * @param y row
 * @param from the first replicate
 * @param to the replicate after the last
 */
public record Request(int panel, int x, int y, int from, int to) {

  /** How many runs. */
  public int runs() {
    return to - from;
  }
}
