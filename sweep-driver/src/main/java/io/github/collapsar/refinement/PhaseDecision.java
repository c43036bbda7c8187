package io.github.collapsar.refinement;

import io.github.collapsar.analysis.cells.WilsonInterval;

/** Whether a point's replicates decide its phase. */
final class PhaseDecision {

  private final int replicates;
  private final double quantile;

  PhaseDecision(Rules rules) {
    this.replicates = rules.replicates();
    this.quantile = rules.quantile();
  }

  /**
   * Whether Wilson's interval of the share of the leading phase lies above ½. All replicates that
   * there may be decide when they agree, however few.
   */
  boolean decides(PhaseCounts counts, int requested) {
    int n = counts.total();
    if (n > 0 && counts.isUnanimous() && isExhausted(requested)) {
      return true;
    }
    return n > 0 && WilsonInterval.of(counts.largest(), n, quantile).low() > 0.5;
  }

  boolean isExhausted(int requested) {
    return requested >= replicates;
  }
}
