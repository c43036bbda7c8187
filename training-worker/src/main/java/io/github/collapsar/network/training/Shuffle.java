package io.github.collapsar.network.training;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The order of examples, epoch after epoch, each a new permutation. A minibatch may span two
 * epochs, so each is full.
 */
final class Shuffle {

  private final UniformRandomProvider uniform;
  private final int[] order;
  private int next;

  Shuffle(int examples, UniformRandomProvider uniform) {
    this.uniform = uniform;
    this.order = new int[examples];
    this.next = examples;
    for (int i = 0; i < examples; i++) {
      order[i] = i;
    }
  }

  /** Fills the array with the next examples' indices. */
  void next(int[] indices) {
    for (int i = 0; i < indices.length; i++) {
      if (next == order.length) {
        permute();
        next = 0;
      }
      indices[i] = order[next++];
    }
  }

  /** The shuffle of Fisher and Yates. */
  private void permute() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = uniform.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
  }
}
