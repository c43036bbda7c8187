package io.github.collapsar.vectorization.vector;

import io.github.collapsar.vectorization.FloatLaneOperations;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector of lanes at a time; what is left over, one number after the other.
 *
 * <p>Loops over parameters are counted with a constant stride: the compiler unrolls only such.
 */
final class VectorFloatLaneOperations implements FloatLaneOperations {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.ofFloats();

  @Override
  public void descend(
      float[] parameters, int from, int to, float[] gradient, float[] rate, float[] decay) {
    int width = rate.length;
    int count = (to - from) / width;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector negativeRate = FloatVector.fromArray(SPECIES, rate, lane).neg();
      FloatVector laneDecay = FloatVector.fromArray(SPECIES, decay, lane);
      for (int p = 0; p < count; p++) {
        int i = from + lane + p * width;
        FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
        FloatVector fullGradient =
            laneDecay.fma(theta, FloatVector.fromArray(SPECIES, gradient, i));
        negativeRate.fma(fullGradient, theta).intoArray(parameters, i);
      }
    }
    for (int i = from + count * width; i < to; i++) {
      float fullGradient = Math.fma(decay[0], parameters[i], gradient[i]);
      parameters[i] = Math.fma(-rate[0], fullGradient, parameters[i]);
    }
  }

  @Override
  public void momentum(
      float[] parameters,
      int from,
      int to,
      float[] gradient,
      float[] buffer,
      float[] rate,
      float[] decay,
      float[] momentum) {
    int width = rate.length;
    int count = (to - from) / width;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector negativeRate = FloatVector.fromArray(SPECIES, rate, lane).neg();
      FloatVector laneDecay = FloatVector.fromArray(SPECIES, decay, lane);
      FloatVector laneMomentum = FloatVector.fromArray(SPECIES, momentum, lane);
      for (int p = 0; p < count; p++) {
        int i = from + lane + p * width;
        FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
        FloatVector fullGradient =
            laneDecay.fma(theta, FloatVector.fromArray(SPECIES, gradient, i));
        FloatVector moved =
            laneMomentum.fma(FloatVector.fromArray(SPECIES, buffer, i), fullGradient);
        moved.intoArray(buffer, i);
        negativeRate.fma(moved, theta).intoArray(parameters, i);
      }
    }
    for (int i = from + count * width; i < to; i++) {
      float fullGradient = Math.fma(decay[0], parameters[i], gradient[i]);
      buffer[i] = Math.fma(momentum[0], buffer[i], fullGradient);
      parameters[i] = Math.fma(-rate[0], buffer[i], parameters[i]);
    }
  }

  @Override
  public void adam(
      float[] parameters,
      int from,
      int to,
      float[] gradient,
      float[] mean,
      float[] square,
      float[] rate,
      float[] decay,
      float[] newMean,
      float[] newSquare,
      float[] scale,
      float[] epsilon) {
    int width = rate.length;
    int count = (to - from) / width;
    for (int lane = 0; lane < width; lane += SPECIES.length()) {
      FloatVector negativeRate = FloatVector.fromArray(SPECIES, rate, lane).neg();
      FloatVector laneDecay = FloatVector.fromArray(SPECIES, decay, lane);
      FloatVector laneMean = FloatVector.fromArray(SPECIES, newMean, lane);
      FloatVector laneSquare = FloatVector.fromArray(SPECIES, newSquare, lane);
      FloatVector laneScale = FloatVector.fromArray(SPECIES, scale, lane);
      FloatVector laneEpsilon = FloatVector.fromArray(SPECIES, epsilon, lane);
      for (int p = 0; p < count; p++) {
        int i = from + lane + p * width;
        FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
        FloatVector fullGradient =
            laneDecay.fma(theta, FloatVector.fromArray(SPECIES, gradient, i));
        FloatVector before = FloatVector.fromArray(SPECIES, mean, i);
        FloatVector moved = laneMean.fma(fullGradient.sub(before), before);
        moved.intoArray(mean, i);
        FloatVector size = fullGradient.abs().max(SMALLEST_GRADIENT);
        FloatVector squareBefore = FloatVector.fromArray(SPECIES, square, i);
        FloatVector squares = laneSquare.fma(size.mul(size).sub(squareBefore), squareBefore);
        squares.intoArray(square, i);
        FloatVector root = squares.mul(laneScale).sqrt().add(laneEpsilon);
        negativeRate.fma(moved.div(root), theta).intoArray(parameters, i);
      }
    }
    for (int i = from + count * width; i < to; i++) {
      float fullGradient = Math.fma(decay[0], parameters[i], gradient[i]);
      mean[i] = Math.fma(newMean[0], fullGradient - mean[i], mean[i]);
      float size = Math.max(Math.abs(fullGradient), SMALLEST_GRADIENT);
      square[i] = Math.fma(newSquare[0], size * size - square[i], square[i]);
      float root = (float) Math.sqrt(square[i] * scale[0]) + epsilon[0];
      parameters[i] = Math.fma(-rate[0], mean[i] / root, parameters[i]);
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
  public void raise(float[] parameters, float floor) {
    int whole = SPECIES.loopBound(parameters.length);
    for (int i = 0; i < whole; i += SPECIES.length()) {
      FloatVector theta = FloatVector.fromArray(SPECIES, parameters, i);
      IntVector sign = theta.reinterpretAsInts().and(Integer.MIN_VALUE);
      IntVector raised = theta.abs().max(floor).reinterpretAsInts();
      raised.or(sign).reinterpretAsFloats().intoArray(parameters, i);
    }
    for (int i = whole; i < parameters.length; i++) {
      float raised = Math.max(Math.abs(parameters[i]), floor);
      parameters[i] = Math.copySign(raised, parameters[i]);
    }
  }
}
