package io.github.collapsar.network;

/**
 * Examples for a network.
 *
 * @param rows the inputs, one example after the other
 * @param labels their classes
 * @param variates what the network draws at a step, normal; none for most
 */
// Arrays in a record: it only passes them on and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record Batch(float[] rows, int[] labels, float[] variates) {

  /** For a network that draws nothing. */
  Batch(float[] rows, int[] labels) {
    this(rows, labels, new float[0]);
  }

  /** The number of examples. */
  int examples() {
    return labels.length;
  }
}
