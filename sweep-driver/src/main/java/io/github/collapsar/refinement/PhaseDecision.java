package io.github.collapsar.refinement;

/** Whether a point's replicates decide its phase. */
final class PhaseDecision {

  private final int replicates;
  private final double zSquared;

  PhaseDecision(Rules rules) {
    this.replicates = rules.replicates();
    this.zSquared = rules.zSquared();
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
    // Wilson's interval is where the score test does not reject, so ½ is below it if (k − n/2)²
    // > z² n/4.
    double excess = counts.largest() - n / 2.0;
    return excess > 0 && excess * excess > zSquared * n / 4;
  }

  boolean isExhausted(int requested) {
    return requested >= replicates;
  }
}
