package io.github.collapsar.measure;

/**
 * Cross-entropy and accuracy of a classifier.
 *
 * @param loss mean over the examples of −log of the probability given to the right class, in nats
 * @param accuracy share of examples whose right class got the largest logit
 */
public record ClassificationError(double loss, double accuracy) {

  /** The running sum over examples. */
  public static final class Sum {

    private double loss;
    private long right;
    private long examples;

    /**
     * Adds an example.
     *
     * @param logits of a batch, one example's classes after the other's
     * @param offset where this example's logits begin
     * @param classes the number of classes
     * @param label the right class
     */
    public void add(double[] logits, int offset, int classes, int label) {
      loss += logSumOfExponentials(logits, offset, classes) - logits[offset + label];
      right += largest(logits, offset, classes) == label ? 1 : 0;
      examples++;
    }

    /** The means so far. */
    public ClassificationError mean() {
      return new ClassificationError(loss / examples, (double) right / examples);
    }
  }

  /** log Σ exp of some numbers, without overflow. */
  public static double logSumOfExponentials(double[] values, int offset, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, values[offset + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += StrictMath.exp(values[offset + i] - largest);
    }
    return largest + StrictMath.log(sum);
  }

  private static int largest(double[] values, int offset, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[offset + i] > values[offset + best]) {
        best = i;
      }
    }
    return best;
  }
}
