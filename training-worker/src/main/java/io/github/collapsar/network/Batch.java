package io.github.collapsar.network;

/**
 * Examples for a network, in arrays that are used again and again.
 *
 * @param rows the inputs, one example after the other
 * @param labels their classes
 */
// Arrays in a record: it only passes them on and is never compared.
@SuppressWarnings("ArrayRecordComponent")
record Batch(float[] rows, int[] labels) {

  /** The number of examples. */
  int examples() {
    return labels.length;
  }
}
