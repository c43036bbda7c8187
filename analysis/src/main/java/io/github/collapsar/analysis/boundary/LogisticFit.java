package io.github.collapsar.analysis.boundary;

/**
 * A logistic curve p(u) = 1/(1 + exp(−(a + b·u))) through binomial counts, by Firth's penalised
 * likelihood, which stays finite where the counts are separated (none below a value, all above).
 *
 * @param a the intercept
 * @param b the slope
 * @param deviation the standard error of the crossing −a/b, by the delta method; infinite where the
 *     slope is zero
 */
record LogisticFit(double a, double b, double deviation) {

  private static final int MAX_ITERATIONS = 60;
  private static final double MAX_STEP = 5;

  /**
   * Fits a curve.
   *
   * @param u positions; not all equal
   * @param trials at each position, at least 0, not all 0
   * @param successes at each position
   */
  static LogisticFit of(double[] u, double[] trials, double[] successes) {
    double centre = 0;
    double total = 0;
    for (int i = 0; i < u.length; i++) {
      centre += trials[i] * u[i];
      total += trials[i];
    }
    centre /= total;
    double width = 0;
    for (int i = 0; i < u.length; i++) {
      width += trials[i] * (u[i] - centre) * (u[i] - centre);
    }
    width = Math.sqrt(width / total);
    if (!(width > 0)) {
      throw new IllegalArgumentException("Cannot fit a curve through one position");
    }
    Newton newton = new Newton(u, trials, successes, centre, width);
    newton.solve();
    double slope = newton.slope / width;
    return new LogisticFit(
        newton.intercept - slope * centre, slope, newton.crossingDeviation() * width);
  }

  /** Where the curve is ½. */
  double crossing() {
    return -a / b;
  }

  /** Newton's method on standardised positions, with steps halved until the likelihood grows. */
  private static final class Newton {
    private final double[] t;
    private final double[] trials;
    private final double[] successes;
    private double intercept;
    private double slope;

    /** Fisher's information and the score, at the last evaluation. */
    private double i00;

    private double i01;
    private double i11;
    private double score0;
    private double score1;

    private Newton(double[] u, double[] trials, double[] successes, double centre, double width) {
      this.trials = trials;
      this.successes = successes;
      t = new double[u.length];
      for (int i = 0; i < u.length; i++) {
        t[i] = (u[i] - centre) / width;
      }
    }

    private void solve() {
      double best = evaluate(0, 0);
      for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
        double determinant = i00 * i11 - i01 * i01;
        double step0 = (i11 * score0 - i01 * score1) / determinant;
        double step1 = (i00 * score1 - i01 * score0) / determinant;
        double shorten = Math.min(1, MAX_STEP / Math.max(Math.abs(step0), Math.abs(step1)));
        if (!Double.isFinite(step0) || !Double.isFinite(step1)) {
          break;
        }
        double from0 = intercept;
        double from1 = slope;
        double found = Double.NaN;
        for (int halving = 0; halving < 30; halving++) {
          found = evaluate(from0 + shorten * step0, from1 + shorten * step1);
          if (found >= best - 1e-12 * Math.abs(best)) {
            break;
          }
          shorten /= 2;
        }
        best = found;
        if (shorten * (Math.abs(step0) + Math.abs(step1)) < 1e-9) {
          break;
        }
      }
    }

    /** Moves to parameters; the penalised log likelihood there. */
    private double evaluate(double newIntercept, double newSlope) {
      intercept = newIntercept;
      slope = newSlope;
      i00 = 0;
      i01 = 0;
      i11 = 0;
      double likelihood = 0;
      for (int i = 0; i < t.length; i++) {
        double logit = intercept + slope * t[i];
        double p = 1 / (1 + Math.exp(-logit));
        double weight = trials[i] * p * (1 - p);
        i00 += weight;
        i01 += weight * t[i];
        i11 += weight * t[i] * t[i];
        // log(1 + e^z) without overflow
        double softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
        likelihood += successes[i] * logit - trials[i] * softplus;
      }
      double determinant = i00 * i11 - i01 * i01;
      score0 = 0;
      score1 = 0;
      for (int i = 0; i < t.length; i++) {
        double p = 1 / (1 + Math.exp(-(intercept + slope * t[i])));
        double weight = trials[i] * p * (1 - p);
        double leverage = weight * (i11 - 2 * i01 * t[i] + i00 * t[i] * t[i]) / determinant;
        double residual = successes[i] - trials[i] * p + leverage * (0.5 - p);
        score0 += residual;
        score1 += residual * t[i];
      }
      return likelihood + Math.log(determinant) / 2;
    }

    private double crossingDeviation() {
      double crossing = -intercept / slope;
      double determinant = i00 * i11 - i01 * i01;
      // gradient of −a/b is (−1, −crossing)/b
      double variance =
          (i11 - 2 * i01 * crossing + i00 * crossing * crossing) / determinant / (slope * slope);
      return Double.isFinite(variance) ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
  }
}
