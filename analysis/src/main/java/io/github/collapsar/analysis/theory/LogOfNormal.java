package io.github.collapsar.analysis.theory;

/**
 * E log|Z + δ| for Z ~ N(0, 1), with an error below 1e-11.
 *
 * <p>(Z + δ)² is noncentral χ² with one degree of freedom, a Poisson(δ²/2) mixture of central ones,
 * so 2 E log|Z + δ| = ln 2 + E ψ(½ + J) with J ~ Poisson(δ²/2), and the derivative in δ is δ/2 · E
 * 1/(½ + J), which is √2·Dawson(δ/√2). Near zero both are tabulated and interpolated by cubic
 * Hermite polynomials; far out the asymptotic series is exact enough.
 */
final class LogOfNormal {

  private static final double LAST = 12;
  private static final int PER_UNIT = 256;
  private static final int NODES = (int) (LAST * PER_UNIT) + 2;

  /** ψ(½) = −γ_E − 2 ln 2. */
  private static final double DIGAMMA_OF_HALF = -0.5772156649015329 - 2 * Math.log(2);

  private static final double[] VALUE = new double[NODES];

  /** Derivatives in units of the node distance. */
  private static final double[] SLOPE = new double[NODES];

  static {
    for (int node = 0; node < NODES; node++) {
      double delta = (double) node / PER_UNIT;
      double rate = delta * delta / 2;
      double weight = Math.exp(-rate);
      double digamma = DIGAMMA_OF_HALF;
      double value = 0;
      double slope = 0;
      // 400 terms: at rate 72 the weights are below 1e-100 long before
      for (int j = 0; j < 400; j++) {
        value += weight * digamma;
        slope += weight / (0.5 + j);
        digamma += 1 / (0.5 + j);
        weight *= rate / (j + 1);
      }
      VALUE[node] = (Math.log(2) + value) / 2;
      SLOPE[node] = delta / 2 * slope / PER_UNIT;
    }
  }

  private LogOfNormal() {}

  /** E log|Z + δ|. */
  static double at(double delta) {
    double distance = Math.abs(delta);
    if (distance >= LAST) {
      return Math.log(distance) + remainder(1 / (distance * distance));
    }
    double position = distance * PER_UNIT;
    int node = (int) position;
    double t = position - node;
    double s = 1 - t;
    return s * s * ((1 + 2 * t) * VALUE[node] + t * SLOPE[node])
        + t * t * ((1 + 2 * s) * VALUE[node + 1] - s * SLOPE[node + 1]);
  }

  /**
   * E log|mean + deviation·Z|, also for a deviation of zero.
   *
   * @param mean of the normal variable
   * @param deviation its standard deviation, at least 0
   */
  static double at(double mean, double deviation) {
    double size = Math.abs(mean);
    if (size >= LAST * deviation) {
      double ratio = deviation / size;
      return Math.log(size) + remainder(ratio * ratio);
    }
    return Math.log(deviation) + at(size / deviation);
  }

  /** E log|1 + Z/δ| as the series −Σ (2n−1)!!/(2n)·δ⁻²ⁿ; {@code q} is δ⁻², at most 1/144. */
  private static double remainder(double q) {
    double sum = 0;
    double moment = 1;
    double power = 1;
    for (int n = 1; n <= 10; n++) {
      moment *= 2 * n - 1;
      power *= q;
      sum -= moment * power / (2 * n);
    }
    return sum;
  }
}
