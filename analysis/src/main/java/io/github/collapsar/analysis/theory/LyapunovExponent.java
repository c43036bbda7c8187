package io.github.collapsar.analysis.theory;

/**
 * The larger of the two Lyapunov exponents of the origin of ℓ = (u·w·x − y)², y = k·x + s·ε under
 * SGD (paper S, Theorem 5): Λ± = E log|1 − 2λγ ± 2λ·m| with m the batch mean of x·y. The origin
 * attracts iff both are negative.
 *
 * <p>Given A, the batch mean of x², m is normal with mean kA and variance s²A/S, and S·A ~ χ²_S, so
 * one integral over r = √(S·A) remains. E log|N(μ, σ²)| grows with |μ|, so the sign that adds up
 * gives the larger exponent for every A.
 */
final class LyapunovExponent {

  private static final int PANELS_TO_ZERO = 12;

  /** Nodes and weights of Gauss-Legendre quadrature with 10 points on [−1, 1], positive half. */
  private static final double[] NODE = {
    0.14887433898163122,
    0.4333953941292472,
    0.6794095682990244,
    0.8650633666889845,
    0.9739065285171717
  };

  private static final double[] WEIGHT = {
    0.29552422471475287,
    0.26926671930999635,
    0.21908636251598204,
    0.1494513491505806,
    0.06667134430868814
  };

  private final double batchSize;
  private final double[] r;
  private final double[] probability;

  /**
   * Lays out the quadrature for a batch size.
   *
   * @param batchSize S, at least 1; between whole numbers χ²_S fills in
   */
  LyapunovExponent(double batchSize) {
    this.batchSize = batchSize;
    double[] edges = panels(batchSize);
    r = new double[(edges.length - 1) * 2 * NODE.length];
    probability = new double[r.length];
    double total = 0;
    int at = 0;
    for (int panel = 0; panel + 1 < edges.length; panel++) {
      double half = (edges[panel + 1] - edges[panel]) / 2;
      double middle = (edges[panel + 1] + edges[panel]) / 2;
      for (int node = 0; node < 2 * NODE.length; node++) {
        double offset = node % 2 == 0 ? NODE[node / 2] : -NODE[node / 2];
        r[at] = middle + half * offset;
        probability[at] = half * WEIGHT[node / 2] * density(r[at], batchSize);
        total += probability[at];
        at++;
      }
    }
    for (int i = 0; i < probability.length; i++) {
      probability[i] /= total;
    }
  }

  /** The density of χ_S at r over that at its mode, where it would overflow for large batches. */
  private static double density(double r, double batchSize) {
    double mode = Math.sqrt(batchSize - 1);
    double growth = mode == 0 ? 0 : (batchSize - 1) * Math.log1p((r - mode) / mode);
    return Math.exp(growth - (r - mode) * (r + mode) / 2);
  }

  /**
   * r is χ-distributed: about normal around √S with variance ½. Towards zero, where the logarithm
   * bends fastest, panels shrink by a constant factor.
   */
  private static double[] panels(double batchSize) {
    double centre = Math.sqrt(batchSize);
    double low = centre - 7;
    double high = centre + 7;
    int even = 5;
    if (low > 0) {
      double[] edges = new double[2 * even + 1];
      for (int i = 0; i < edges.length; i++) {
        edges[i] = low + (high - low) * i / (2 * even);
      }
      return edges;
    }
    double[] edges = new double[1 + PANELS_TO_ZERO + even];
    double first = 1;
    for (int i = 0; i < PANELS_TO_ZERO; i++) {
      edges[PANELS_TO_ZERO - i] = first;
      first /= 4;
    }
    for (int i = 1; i <= even; i++) {
      edges[PANELS_TO_ZERO + i] = 1 + (high - 1) * i / even;
    }
    return edges;
  }

  /**
   * max(Λ+, Λ−), a step; negative iff the origin attracts.
   *
   * @param learningRate λ, above 0
   * @param gamma γ of γ‖θ‖², half the {@code weight-decay}; at least 0
   * @param signal k
   * @param noise s
   */
  double larger(double learningRate, double gamma, double signal, double noise) {
    double contraction = Math.abs(1 - 2 * learningRate * gamma);
    double drift = 2 * learningRate * Math.abs(signal) / batchSize;
    double spread = 2 * learningRate * Math.abs(noise) / batchSize;
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      double mean = contraction + drift * r[i] * r[i];
      sum += probability[i] * LogOfNormal.at(mean, spread * r[i]);
    }
    return sum;
  }
}
