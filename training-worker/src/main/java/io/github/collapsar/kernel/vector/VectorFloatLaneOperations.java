package io.github.collapsar.kernel.vector;

import io.github.collapsar.kernel.FloatLaneOperations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector of lanes at a time. */
public final class VectorFloatLaneOperations implements FloatLaneOperations {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void descend(
      float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
    int width = rate.length;
    int count = (to - from) / width;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector negativeRate = FloatVector.fromArray(SPECIES, rate, lane).neg();
      FloatVector laneDecay = FloatVector.fromArray(SPECIES, decay, lane);
      // Counted with a constant stride: the compiler unrolls only such loops.
      for (int p = 0; p < count; p++) {
        int i = from + lane + p * width;
        FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
        FloatVector slope =
            laneDecay.fma(theta, FloatVector.fromArray(SPECIES, gradient, i - from));
        negativeRate.fma(slope, theta).intoArray(parameters, i);
      }
    }
  }

  @Override
  public void watch(float[] loss, float step, float limit, float[] leftAt) {
    for (int lane = 0; lane < loss.length; lane += SPECIES.length()) {
      VectorMask<Float> inRange =
          FloatVector.fromArray(SPECIES, loss, lane).compare(VectorOperators.LE, limit);
      if (!inRange.allTrue()) {
        FloatVector left = FloatVector.fromArray(SPECIES, leftAt, lane);
        left.min(step).blend(left, inRange).intoArray(leftAt, lane);
      }
    }
  }

  @Override
  public void add(float[] a, float[] b, float[] sum) {
    for (int i = 0; i < sum.length; i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, a, i)
          .add(FloatVector.fromArray(SPECIES, b, i))
          .intoArray(sum, i);
    }
  }

  @Override
  public void raise(float[] parameters) {
    for (int i = 0; i < parameters.length; i += SPECIES.length()) {
      FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
      IntVector sign = theta.reinterpretAsInts().and(Integer.MIN_VALUE);
      IntVector raised = theta.abs().max(FLOOR).reinterpretAsInts();
      raised.or(sign).reinterpretAsFloats().intoArray(parameters, i);
    }
  }
}
