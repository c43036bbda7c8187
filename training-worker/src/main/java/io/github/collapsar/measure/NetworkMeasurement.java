package io.github.collapsar.measure;

import io.github.collapsar.scenario.Measurement;
import java.util.Locale;

/** The measurements of a classifying network. */
public enum NetworkMeasurement {
  LOSS(
      "mean cross-entropy over the training examples, in nats, without the decay term",
      "R, Fig. 4"),
  /** The order parameter of permutation symmetry. */
  ORDER_PARAMETER(
      "1 − rank_after_activation / width: how much of the first hidden layer is lost", "R, Fig. 4"),
  ACCURACY("share of the training examples classified rightly", "R, Fig. 4"),
  TEST_LOSS("mean cross-entropy over the test images, in nats", "R, Fig. 4"),
  TEST_ACCURACY("share of the test images classified rightly", "R, Fig. 4"),
  RANK_BEFORE_ACTIVATION(
      "rank of the covariance of the first hidden layer before its activation, over the first 1,000"
          + " training examples: eigenvalues above 1e-4·α², α the input scale",
      "R, Fig. 4"),
  RANK_AFTER_ACTIVATION("the same rank after the activation; at most the width", "R, Fig. 4"),
  EFFECTIVE_RANK(
      Quantity.EFFECTIVE_RANK.of(
          "the first hidden layer's centred activations over the same examples"));

  /** Examples that the covariance of a layer is taken over. */
  public static final int RANK_EXAMPLES = 1_000;

  /** Eigenvalues of the covariance above this, times the input scale squared, count. */
  public static final double RANK_CUT = 1e-4;

  private final Measurement measurement;

  NetworkMeasurement(String description, String source) {
    this.measurement = new Measurement(name().toLowerCase(Locale.ROOT), description, source);
  }

  NetworkMeasurement(Measurement measurement) {
    this.measurement = measurement;
  }

  /** Its column, definition and source. */
  public Measurement measurement() {
    return measurement;
  }
}
