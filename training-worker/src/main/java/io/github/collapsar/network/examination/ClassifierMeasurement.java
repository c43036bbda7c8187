package io.github.collapsar.network.examination;

import io.github.collapsar.measure.Quantity;
import io.github.collapsar.run.Measured;
import io.github.collapsar.scenario.Measurement;
import java.util.Locale;

/** The measurements of a classifier. */
public enum ClassifierMeasurement {
  LOSS(
      "mean cross-entropy over the training examples, in nats, without the decay term",
      "R, Fig. 4"),
  /** The order parameter of permutation symmetry. */
  ORDER_PARAMETER(
      "1 − rank_after_activation / units: how much of the examined layer is lost (the first hidden"
          + " one of a perceptron, the last convolution, the penultimate one of ResNet-18)",
      "R, Fig. 4"),
  ACCURACY("share of the training examples classified rightly", "R, Fig. 4"),
  TEST_LOSS("mean cross-entropy over the test images, in nats", "R, Fig. 4"),
  TEST_ACCURACY("share of the test images classified rightly", "R, Fig. 4"),
  RANK_BEFORE_ACTIVATION(
      "rank of the covariance of the examined layer before its activation, over the first 1,000"
          + " training examples: eigenvalues above 1e-4·α², α the input scale",
      "R, Fig. 4"),
  RANK_AFTER_ACTIVATION(
      "the same rank after the activation; at most the number of units", "R, Fig. 4"),
  EFFECTIVE_RANK(
      Quantity.EFFECTIVE_RANK.of("the layer's centred activations over the same examples")),
  RELATIVE_RANK_BEFORE(
      "rank of the same covariance before the activation: eigenvalues above 1e-3 of the largest",
      ""),
  RELATIVE_RANK_AFTER("the same rank after the activation", ""),
  DEAD_UNITS("share of the layer's units that are the same for all these examples", ""),
  ALIKE_BEFORE(
      "share of the layer's units whose correlation with another unit is above 0.95 or below −0.95"
          + " before the activation; constant ones do not count",
      "S, Fig. 5"),
  ALIKE_AFTER("the same share after the activation", "S, Fig. 5"),
  NEAR_ZERO_PARAMETERS("share of all parameters below 1e-6 in magnitude", "S, Fig. 6"),
  VANISHED_NEURONS(Quantity.VANISHED_NEURONS.of("the layer's units")),
  IDENTICAL_NEURONS(Quantity.IDENTICAL_NEURONS.of("the layer's units")),
  SYMMETRY_DISTANCE(
      "mean over the layer's units of the distance ‖a − b‖/√2 to the nearest subspace in which the"
          + " unit is the same as another, a and b their incoming and outgoing weights; 0 if each"
          + " has a twin or all have vanished",
      "S, Theorem 1"),
  SPECTRUM(
      Measurement.series(
          "spectrum",
          "eigenvalues of the covariance after the activation, the largest first",
          "R, Fig. 5")),
  TASK_ACCURACY(
      Measurement.series("task_accuracy", "test accuracy at the end of each task", "R, Fig. 9")),
  TASK_RANK(
      Measurement.series(
          "task_rank", "rank after the activation at the end of each task", "R, Fig. 9"));

  /** Examples that the covariance of a layer is taken over. */
  public static final int RANK_EXAMPLES = 1_000;

  /** Parameters below this in magnitude are near zero. */
  public static final double NEAR_ZERO = 1e-6;

  /** Eigenvalues of the covariance above this share of the largest count in a relative rank. */
  public static final double RELATIVE_RANK_CUT = 1e-3;

  /** Eigenvalues of the covariance above this, times the input scale squared, count. */
  public static final double RANK_CUT = 1e-4;

  private final Measurement measurement;

  ClassifierMeasurement(String description, String source) {
    this.measurement = Measurement.number(name().toLowerCase(Locale.ROOT), description, source);
  }

  ClassifierMeasurement(Measurement measurement) {
    this.measurement = measurement;
  }

  /** Gives its value, a number. */
  void put(Measured.Builder measured, double number) {
    measured.put(measurement.name(), number);
  }

  /** Gives its value, a series. */
  void put(Measured.Builder measured, double[] series) {
    measured.put(measurement.name(), series);
  }

  /** Its column, definition and source. */
  public Measurement measurement() {
    return measurement;
  }
}
