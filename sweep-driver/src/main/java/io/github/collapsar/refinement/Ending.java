package io.github.collapsar.refinement;

/**
 * Where a refinement stopped.
 *
 * @param reason the first of the reasons that holds
 * @param runs that were asked for
 * @param floorCells cells of the finest grid that a boundary crosses
 * @param noiseCells larger ones that it seems to cross and that are not divided: all replicates
 *     together do not decide whether phases differ
 * @param openCells larger ones that it crosses and that the budget did not allow to divide
 * @param unresolvedCells those of the finest cells around which most others are crossed, too: the
 *     boundary has structure below the finest grid, or is not a line
 */
public record Ending(
    Reason reason, long runs, int floorCells, int noiseCells, int openCells, int unresolvedCells) {

  /** Why nothing more was asked for. */
  public enum Reason {
    /** {@code max-runs} was reached. */
    BUDGET,
    /** Somewhere replicates do not decide the phase; elsewhere the finest grid was reached. */
    CONFIDENCE,
    /** The boundaries are known on the finest grid. */
    FLOOR
  }
}
