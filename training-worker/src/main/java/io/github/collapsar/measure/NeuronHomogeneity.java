package io.github.collapsar.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How alike the neurons of a layer are. A neuron's vector is its incoming and its outgoing weights.
 * It has <em>vanished</em> if its norm is below 0.1 of the largest one's (or all are zero); two
 * others are <em>identical</em> if 2‖a − b‖²/(‖a‖² + ‖b‖²) &lt; 0.1 (Chen et al. 2023, Stochastic
 * collapse).
 *
 * <p>All three are NaN if a weight is NaN or infinite.
 *
 * @param vanished share of neurons that have vanished, in [0, 1]
 * @param identical share of neurons that have not vanished and are identical to another such
 *     neuron, in [0, 1]
 * @param distinct number of groups that the neurons that have not vanished fall into, where
 *     identical ones are in one group; from 0 to the number of neurons
 */
public record NeuronHomogeneity(double vanished, double identical, double distinct) {

  static final String SOURCE =
      "Chen et al. 2023, Stochastic collapse: how gradient noise attracts SGD towards simpler"
          + " subnetworks";

  /** A norm below this share of the largest has vanished. */
  public static final double VANISHED_BELOW = 0.1;

  /** Relative squared distances below this make two neurons identical. */
  public static final double IDENTICAL_BELOW = 0.1;

  /**
   * The homogeneity of a layer; takes neurons² · weights / 2 multiplications.
   *
   * @param neurons row i holds neuron i's incoming and outgoing weights
   */
  public static NeuronHomogeneity of(Matrix neurons) {
    if (!neurons.isFinite()) {
      return new NeuronHomogeneity(Double.NaN, Double.NaN, Double.NaN);
    }
    double[][] rows =
        IntStream.range(0, neurons.rows()).mapToObj(neurons::row).toArray(double[][]::new);
    double[] norms =
        Arrays.stream(rows).mapToDouble(row -> Matrix.of(1, row.length, row).norm()).toArray();
    double largest = Arrays.stream(norms).max().orElse(0);
    int[] alive =
        IntStream.range(0, rows.length)
            .filter(i -> largest > 0 && norms[i] >= VANISHED_BELOW * largest)
            .toArray();
    // Scaled by the largest, so that squares neither overflow nor vanish.
    for (int i : alive) {
      norms[i] /= largest;
      rows[i] = Arrays.stream(rows[i]).map(weight -> weight / largest).toArray();
    }
    int[] group = IntStream.range(0, rows.length).toArray();
    boolean[] paired = new boolean[rows.length];
    for (int a : alive) {
      for (int b : alive) {
        if (b > a && areIdentical(rows[a], norms[a], rows[b], norms[b])) {
          paired[a] = true;
          paired[b] = true;
          group[root(group, b)] = root(group, a);
        }
      }
    }
    double count = rows.length;
    return new NeuronHomogeneity(
        1 - alive.length / count,
        IntStream.of(alive).filter(i -> paired[i]).count() / count,
        IntStream.of(alive).filter(i -> group[i] == i).count());
  }

  private static boolean areIdentical(double[] a, double normOfA, double[] b, double normOfB) {
    double limit = IDENTICAL_BELOW / 2 * (normOfA * normOfA + normOfB * normOfB);
    double distance = 0;
    for (int i = 0; i < a.length && distance < limit; i++) {
      distance += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return distance < limit;
  }

  private static int root(int[] group, int member) {
    int root = member;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }
}
