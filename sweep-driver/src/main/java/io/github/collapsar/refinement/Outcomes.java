package io.github.collapsar.refinement;

/** What is known of a grid. A run that was asked for has ended by the time of the next wave. */
public interface Outcomes {

  /** Whether a point belongs to the grid. */
  boolean exists(int panel, int x, int y);

  /**
   * How the first replicates of a point ended. Others are not looked at, even if they are known: a
   * wave is to depend on what earlier waves asked for only.
   */
  PhaseCounts counts(int panel, int x, int y, int replicates);
}
