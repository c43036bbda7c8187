package io.github.collapsar.refinement;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * When a refinement stops.
 *
 * @param confidence of the interval that decides a point's phase, and of finding an island; above
 *     0, below 1
 * @param replicates the most a point gets, from 1
 * @param islandArea the smallest share of a panel's area that an island is looked for with; 0 to
 *     not look
 * @param maxRuns the most runs that are asked for, stored ones included
 * @param seed of where islands are looked for
 */
public record Rules(double confidence, int replicates, double islandArea, long maxRuns, long seed) {

  /** Islands along boundaries are looked for on if they hold this share of the points there. */
  private static final double MARGIN_SHARE = 0.005;

  public Rules {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "Cannot refine with confidence = " + confidence + "; it must be above 0 and below 1");
    }
    if (!(islandArea >= 0 && islandArea < 1)) {
      throw new IllegalArgumentException(
          "Cannot look for islands of " + islandArea + " of a panel; give 0 or more, below 1");
    }
  }

  /** Replicates that a point begins with: the fewest that decide its phase when they agree. */
  public int firstReplicates() {
    return (int) Math.min(replicates, Math.floor(quantile() * quantile()) + 1);
  }

  /**
   * Points of a panel that look for islands: m points thrown at random miss an island of area a
   * with a probability of (1 − a)^m, and evenly spread ones less often; this m makes it 1 −
   * confidence.
   */
  public int probes() {
    return islandArea == 0 ? 0 : pointsToMeet(islandArea);
  }

  /** Points along the boundaries of a panel that look for islands there, to begin with. */
  int marginProbes() {
    return pointsToMeet(MARGIN_SHARE);
  }

  private int pointsToMeet(double share) {
    return (int) Math.ceil(Math.log1p(-confidence) / Math.log1p(-share));
  }

  /** The two-sided quantile of the normal distribution. */
  double quantile() {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
  }
}
