package io.github.collapsar.regression;

/** One number after the other, for machines without the Vector API. */
final class ScalarRowSums implements RowSums {

  @Override
  public float sum(float[] values, int offset, int length) {
    float[] chains = new float[CHAINS];
    for (int i = 0; i < length; i++) {
      chains[i % CHAINS] += values[offset + i];
    }
    float sum = 0;
    for (float chain : chains) {
      sum += chain;
    }
    return sum;
  }
}
