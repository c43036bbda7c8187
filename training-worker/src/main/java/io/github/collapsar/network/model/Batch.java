package io.github.collapsar.network.model;

/**
 * A minibatch of examples.
 *
 * @param rows the inputs, one example after the other
 * @param labels their classes
 * @param variates the normal variates that the network needs at a step; none for a classifier
 */
// Arrays in a record: it only passes them on and is never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Batch(float[] rows, int[] labels, float[] variates) {

  /** For a network that draws nothing. */
  public Batch(float[] rows, int[] labels) {
    this(rows, labels, new float[0]);
  }

  /** The number of examples. */
  public int examples() {
    return labels.length;
  }
}
