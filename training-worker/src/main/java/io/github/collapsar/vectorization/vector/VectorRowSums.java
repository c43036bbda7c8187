package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.RowSums;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of chains at a time, whatever the machine's vectors; of four rows side by side, since
 * every addition to a sum waits for the one before.
 */
final class VectorRowSums implements RowSums {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();
  private static final int TOGETHER = 4;

  @Override
  public void sum(float[] rows, int offset, int stride, int count, int length, int target) {
    float[] chains = new float[TOGETHER * CHAINS];
    int last = offset + (count - 1) * stride;
    for (int done = 0; done < count; done += TOGETHER) {
      // Where there are less than four rows the last one is summed up again.
      int row0 = offset + done * stride;
      int row1 = Math.min(row0 + stride, last);
      int row2 = Math.min(row1 + stride, last);
      int row3 = Math.min(row2 + stride, last);
      chains(rows, row0, row1, row2, row3, length, chains);
      float sum0 = 0f;
      float sum1 = 0f;
      float sum2 = 0f;
      float sum3 = 0f;
      for (int chain = 0; chain < CHAINS; chain++) {
        sum0 += chains[chain];
        sum1 += chains[CHAINS + chain];
        sum2 += chains[2 * CHAINS + chain];
        sum3 += chains[3 * CHAINS + chain];
      }
      rows[row0 + target] = sum0;
      rows[row1 + target] = sum1;
      rows[row2 + target] = sum2;
      rows[row3 + target] = sum3;
    }
  }

  private static void chains(
      float[] rows, int row0, int row1, int row2, int row3, int length, float[] chains) {
    int whole = length - length % CHAINS;
    for (int lane = 0; lane < CHAINS; lane += SPECIES.length()) {
      FloatVector sums0 = FloatVector.zero(SPECIES);
      FloatVector sums1 = sums0;
      FloatVector sums2 = sums0;
      FloatVector sums3 = sums0;
      for (int i = lane; i < whole; i += CHAINS) {
        sums0 = sums0.add(FloatVector.fromArray(SPECIES, rows, row0 + i));
        sums1 = sums1.add(FloatVector.fromArray(SPECIES, rows, row1 + i));
        sums2 = sums2.add(FloatVector.fromArray(SPECIES, rows, row2 + i));
        sums3 = sums3.add(FloatVector.fromArray(SPECIES, rows, row3 + i));
      }
      sums0.intoArray(chains, lane);
      sums1.intoArray(chains, CHAINS + lane);
      sums2.intoArray(chains, 2 * CHAINS + lane);
      sums3.intoArray(chains, 3 * CHAINS + lane);
    }
    for (int i = whole; i < length; i++) {
      int chain = i - whole;
      chains[chain] += rows[row0 + i];
      chains[CHAINS + chain] += rows[row1 + i];
      chains[2 * CHAINS + chain] += rows[row2 + i];
      chains[3 * CHAINS + chain] += rows[row3 + i];
    }
  }
}
