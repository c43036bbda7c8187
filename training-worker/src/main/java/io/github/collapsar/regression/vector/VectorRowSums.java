package io.github.collapsar.regression.vector;

import io.github.collapsar.regression.RowSums;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A vector of chains at a time, whatever the machine's vectors. */
public final class VectorRowSums implements RowSums {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public float sum(float[] values, int offset, int length) {
    float[] chains = new float[CHAINS];
    int whole = length - length % CHAINS;
    for (int lane = 0; lane < CHAINS; lane += SPECIES.length()) {
      FloatVector sums = FloatVector.zero(SPECIES);
      for (int i = 0; i < whole; i += CHAINS) {
        sums = sums.add(FloatVector.fromArray(SPECIES, values, offset + lane + i));
      }
      sums.intoArray(chains, lane);
    }
    for (int i = whole; i < length; i++) {
      chains[i - whole] += values[offset + i];
    }
    float sum = 0;
    for (float chain : chains) {
      sum += chain;
    }
    return sum;
  }
}
