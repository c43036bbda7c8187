package io.github.collapsar.vectorization;

import java.util.Arrays;

/** One number after the other, for machines without the Vector API. */
final class PlainRowSums implements RowSums {

  @Override
  public void sum(float[] rows, int offset, int stride, int count, int length, int target) {
    float[] chains = new float[CHAINS];
    for (int row = offset; row < offset + count * stride; row += stride) {
      Arrays.fill(chains, 0f);
      for (int i = 0; i < length; i++) {
        chains[i % CHAINS] += rows[row + i];
      }
      float sum = 0f;
      for (float chain : chains) {
        sum += chain;
      }
      rows[row + target] = sum;
    }
  }
}
