package io.github.collapsar.kernel.vector;

import io.github.collapsar.kernel.LaneOperations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector of lanes at a time. */
public final class VectorLaneOperations implements LaneOperations {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  @Override
  public void descend(float[] parameters, float[] gradient, float[] rate, float[] decay) {
    int width = rate.length;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector negativeRate = FloatVector.fromArray(SPECIES, rate, lane).neg();
      FloatVector laneDecay = FloatVector.fromArray(SPECIES, decay, lane);
      for (int i = lane; i < parameters.length; i += width) {
        FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
        FloatVector slope = laneDecay.fma(theta, FloatVector.fromArray(SPECIES, gradient, i));
        FloatVector next = negativeRate.fma(slope, theta);
        next.add(UNDERFLOW).sub(UNDERFLOW).intoArray(parameters, i);
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
}
